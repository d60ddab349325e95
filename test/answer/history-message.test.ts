import { join } from 'node:path';
import { expect, test } from 'vitest';
import { historyMessage } from '../../src/answer/history-message.ts';
import type { AuditRow } from '../../src/audit/types.ts';
import { DAY, MINUTE } from '../../src/clock.ts';
import { ANA, BOB, NOW, number } from './action-samples.ts';
import { findFaults } from './validate-message.ts';

const row = (minutes: number, event: string, actor: string, change: Partial<AuditRow> = {}): AuditRow => ({
  ...{ seq: 1, at: NOW + minutes * MINUTE, actor, event, action: 'register', note: null, attemptId: null },
  ...{ phoneNumberId: number.phoneNumberId, caseId: null, before: null, after: null, fbtraceId: null },
  ...{ prevHash: '', hash: '' },
  ...change,
});
const status = (value: string) => JSON.stringify({ status: value });

const rows: readonly AuditRow[] = [
  row(0, 'press', ANA),
  row(0, 'press', ANA, { action: null, note: '{"name":"free-from-phone"}' }),
  row(1, 'refusal', ANA, { note: '{"kind":"cool-down"}' }),
  row(2, 'proposal', ANA, { action: 'deregister' }),
  row(3, 'approval', BOB, { action: 'deregister' }),
  row(4, 'call', ANA, { before: status('PENDING') }),
  row(5, 'outcome', ANA, {
    ...{ note: '{"state":"rejected","code":100,"subcode":2388001}', fbtraceId: 'AbC' },
    ...{ before: status('PENDING'), after: status('PENDING') },
  }),
  row(6, 'milestone', ANA, { action: null, note: '{"kind":"phone-account-deleted"}' }),
  row(9, 'outcome', ANA, {
    note: '{"state":"succeeded","code":null,"subcode":null}',
    ...{ before: status('PENDING'), after: status('CONNECTED') },
  }),
];

const text = (message: ReturnType<typeof historyMessage>) => JSON.stringify(message.blocks);

test('the history tells who did what, what Meta said, and what changed', async () => {
  const message = historyMessage({ number, rows, hasMore: true });
  expect(findFaults(message, [ANA, BOB])).toEqual([]);
  expect(text(message)).toContain('Registration: worked · PENDING → CONNECTED');
  expect(text(message)).toContain('Registration: Meta refused it (100/2388001) · PENDING · trace id AbC');
  await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden/actions/history.json'),
  );
});

test('an empty one says so', () => {
  const message = historyMessage({ number, rows: [], hasMore: false });
  expect(text(message)).toContain('Nothing yet');
});

test('rows that were tampered with are shown, and disarmed', () => {
  const evil = '<!channel> <@U0EVIL0001>';
  const tampered = [
    row(0, evil, evil, { note: 'no json', before: '[', after: status(evil), fbtraceId: evil }),
    row(0, 'outcome', ANA, { action: evil, note: JSON.stringify({ state: evil, code: evil }) }),
    row((2 * DAY) / MINUTE, 'toString', ANA, { note: 'null' }),
  ];
  const message = historyMessage({ number: { ...number, name: evil }, rows: tampered, hasMore: false });
  expect(findFaults(message, [ANA])).toEqual([]);
  expect(text(message)).not.toContain('<!channel>');
});
