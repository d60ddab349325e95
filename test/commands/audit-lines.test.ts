import { expect, test } from 'vitest';
import { chainRow, emptyHead } from '../../src/audit/chain.ts';
import { auditLine } from '../../src/commands/audit-lines.ts';

const row = chainRow(
  emptyHead,
  { actor: 'U1', event: 'outcome', note: { state: 'rejected', code: null } },
  0,
);

test('a line leaves out what is not known', () => {
  expect(auditLine(row)).toBe('1  1970-01-01 00:00:00 UTC  U1  outcome  state=rejected');
});

test('words of others neither steer the terminal nor start a line', () => {
  const details = 'no\n2  1970-01-01 U2  approval\u001b[2J\u202e';
  const line = auditLine({ ...row, note: JSON.stringify({ details }) });
  expect(line).toMatch(/details=no 2 {2}1970-01-01 U2 {2}approval \[2J $/);
});

test('a note that is no JSON is shown as it is', () => {
  expect(auditLine({ ...row, note: '{"state"' })).toContain('note={"state"');
});
