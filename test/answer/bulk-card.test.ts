import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bulkCard, bulkPages, bulkProgress, countShown } from '../../src/answer/bulk-card.ts';
import { bulkCsv } from '../../src/answer/bulk-csv.ts';
import type { BulkReport, BulkRow, BulkVerdict } from '../../src/checks/bulk-report.ts';
import { toPlainBlocks } from '../../src/slack/send/plain-blocks.ts';
import { findFaults } from './validate-message.ts';

const VERDICTS: readonly BulkVerdict[] = [
  ...(['healthy', 'degraded', 'broken', 'unknown', 'foreign', 'unreadable', 'left-out'] as const),
];

const row = (index: number, change: Partial<BulkRow> = {}): BulkRow => ({
  ...{ index, written: `+48 601 000 ${String(index).padStart(3, '0')}`, number: null, name: `Shop ${index}` },
  ...{ phoneNumberId: `10700000${index}`, wabaId: '102000000000001', verdict: 'healthy' },
  ...{ reason: 'Registered; nothing is wrong.', next: null },
  ...change,
});

const report = (rows: readonly BulkRow[], stopped: BulkReport['stopped'] = null): BulkReport => ({
  ...{ rows, stopped, readAt: Date.UTC(2026, 10, 21, 12, 5) },
});

const seven = VERDICTS.map((verdict, index) => row(index, { verdict, next: 'Do something.' }));

test.each([
  ['bulk', bulkCard(report(seven), { left: 0, rest: 'file' })],
  ['bulk-stopped', bulkCard(report(seven, 'busy'), { left: 12, rest: 'file', plain: true })],
  ['bulk-progress', bulkProgress('check-1', { done: 12, total: 40, isResumed: true })],
])('%s', async (name, message) => {
  expect(findFaults(message)).toEqual([]);
  await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden', `${name}.json`),
  );
});

const anyRow = fc.record({
  ...{ index: fc.nat(), written: fc.string({ unit: 'grapheme' }), number: fc.option(fc.string()) },
  ...{
    name: fc.option(fc.string({ unit: 'grapheme', maxLength: 400 })),
    phoneNumberId: fc.option(fc.string()),
  },
  ...{ wabaId: fc.option(fc.string()), verdict: fc.constantFrom(...VERDICTS) },
  ...{ reason: fc.string({ unit: 'grapheme', maxLength: 600 }), next: fc.option(fc.string()) },
}) as fc.Arbitrary<BulkRow>;

test('whatever stands in the rows, Slack takes the messages, and no row is lost between table and pages', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 120 }), fc.boolean(), (rows, plain) => {
      const all = report(rows);
      expect(findFaults(bulkCard(all, { left: 3, rest: 'messages', plain }))).toEqual([]);
      const pages = bulkPages(all, 100);
      for (const page of pages) expect(findFaults(page)).toEqual([]);
      if (countShown(all) >= rows.length) expect(pages).toEqual([]);
      else expect(pages.length).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});

describe('rows that the table has no room for', () => {
  const many = report(Array.from({ length: 300 }, (_, index) => row(index)));

  test('come in messages, each once', () => {
    const shown = countShown(many);
    const told = bulkPages(many, 100)
      .map(({ text }) => text)
      .join('\n');
    for (const { name, index } of many.rows) {
      expect(new RegExp(`${name}\\b`).test(told)).toBe(index >= shown);
    }
  });

  test('of which the last says how many do not fit', () => {
    const pages = bulkPages(many, 2);
    expect(pages).toHaveLength(2);
    const told = pages.map(({ text }) => text.split('\n').length).reduce((one, other) => one + other);
    expect(JSON.stringify(pages[1]?.blocks)).toContain(`${300 - countShown(many) - told} numbers more`);
  });
});

test('a client without tables gets every row of it', () => {
  const { blocks } = bulkCard(report(Array.from({ length: 60 }, (_, index) => row(index))), {
    ...{ left: 0, rest: 'file' },
  });
  const plain = toPlainBlocks(blocks);
  const words = JSON.stringify(plain);
  for (let index = 0; index < 40; index += 1) expect(words).toContain(`Shop ${index} `);
  expect(words).not.toContain('"table"');
});

describe('the file', () => {
  test('has a line a number, the worst first', () => {
    const lines = bulkCsv([row(0), row(1, { verdict: 'broken', reason: 'Token: expired, "soon"' })]).split(
      '\r\n',
    );
    expect(lines[0]).toBe('list,number,name,phone_number_id,account,state,why,do_now');
    expect(lines[1]).toBe(
      '+48 601 000 001,,Shop 1,107000001,102000000000001,broken,"Token: expired, ""soon""",',
    );
    expect(lines).toHaveLength(4);
  });

  test.each(['=HYPERLINK("https://evil.example")', '@SUM(A1)', '-2+3+cmd|x', '\t=1'])(
    'gives no formula to a spreadsheet: %s',
    (name) => {
      const [, line = ''] = bulkCsv([row(0, { name })]).split('\r\n');
      expect(line).not.toMatch(/,"?[=@\-\t]/);
    },
  );
});
