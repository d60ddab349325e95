import { expect, test } from 'vitest';
import { chainRow, emptyHead } from '../../src/audit/chain.ts';
import { csvHeader, csvLine } from '../../src/audit/csv.ts';
import type { AuditEntry } from '../../src/audit/types.ts';

const at = Date.UTC(2026, 10, 21, 12);
const line = (change: Partial<AuditEntry>) =>
  csvLine(chainRow(emptyHead, { actor: 'U1', event: 'press', ...change }, at));

test('a row has as many cells as the header, and its moment as ISO time', () => {
  const cells = line({ action: 'register', phoneNumberId: '106' }).split(',');
  expect(cells).toHaveLength(csvHeader.split(',').length);
  expect(cells.slice(0, 8)).toEqual([
    '1',
    '2026-11-21T12:00:00.000Z',
    'U1',
    'press',
    'register',
    '106',
    '',
    '',
  ]);
});

test('quotes, commas and line breaks are quoted', () => {
  expect(line({ caseId: 'a,b' })).toContain(',"a,b",');
  expect(line({ caseId: 'a"b\nc' })).toContain(',"a""b\nc",');
  expect(line({ note: { ok: true } })).toContain(',"{""ok"":true}",');
});

test.each(['=1+1', '+48', '-1', '@SUM(A1)', '\tx'])('%j is no formula', (text) => {
  expect(line({ caseId: text })).toContain(`,'${text},`);
});
