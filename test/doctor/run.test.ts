import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHider } from '../../src/doctor/hide-secrets.ts';
import { reportLines, summaryLine } from '../../src/doctor/lines.ts';
import { runChecks } from '../../src/doctor/run.ts';
import { fault, ok, skipped, warning } from '../../src/doctor/said.ts';
import { lossWithout } from '../../src/doctor/scopes.ts';
import { readNeeds } from '../../src/slack/manifest.ts';

const manifest = readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8');

test('each report comes as soon as it is known, while the next is still being looked for', async () => {
  const { promise: later, resolve } = Promise.withResolvers<void>();
  const reports = runChecks([
    {
      name: 'slow',
      async *examine() {
        yield ok('one');
        await later;
        yield ok('two');
      },
    },
  ]);
  expect((await reports.next()).value).toEqual({ check: 'slow', verdict: 'ok', says: 'one' });
  const second = reports.next();
  resolve();
  expect((await second).value).toMatchObject({ says: 'two' });
});

test('a check that stumbles is a fault of its own, and the others go on', async () => {
  const broken = {
    name: 'broken',
    examine: () => {
      throw new Error('oh');
    },
  };
  const reports = [];
  for await (const report of runChecks([broken, { name: 'next', examine: () => [ok('fine')] }])) {
    reports.push(report);
  }
  expect(reports).toEqual([
    expect.objectContaining({ check: 'broken', verdict: 'fault', says: 'could not be looked at: oh' }),
    { check: 'next', verdict: 'ok', says: 'fine' },
  ]);
});

test('a line says what is wrong and, below, how to mend it', () => {
  expect(reportLines({ check: 'Node', ...ok('24.9.0') })).toBe('✔ Node                   24.9.0');
  expect(reportLines({ check: 'Slack scopes', ...fault('x is missing', 'add it') })).toBe(
    '✖ Slack scopes           x is missing\n                         → add it',
  );
});

test.each([
  [[ok('a'), skipped('b')], 'Everything that was looked at is in order.'],
  [[ok('a'), warning('b', 'c')], 'It works; 1 thing should be mended.'],
  [[fault('a', 'b'), fault('a', 'b'), warning('b', 'c')], '2 faults, 1 warning.'],
])('the last line sums up', (said, line) => {
  expect(summaryLine(said.map((each) => ({ check: 'x', ...each })))).toBe(line);
});

test('secrets go wherever they turn up, the longer ones first', () => {
  const hide = createHider(['secret-value', 'secret-value-and-more', 'a'], (text) => ({ text }));
  expect(hide('secret-value-and-more or secret-value as such')).toBe('‹secret› or ‹secret› as such');
});

test('for every scope of the manifest there is a word about what does not work without it', () => {
  const { scopes, optionalScopes } = readNeeds(manifest);
  for (const scope of [...scopes, ...optionalScopes]) {
    expect(lossWithout(scope)).not.toBe(lossWithout('no:such'));
  }
});
