import { expect, test } from 'vitest';
import { type AuditHead, chainRow, emptyHead, GENESIS, hashRow } from '../../src/audit/chain.ts';
import type { AuditRow } from '../../src/audit/types.ts';
import { followChain } from '../../src/audit/verify.ts';

const entry = { actor: 'U1', event: 'press', action: 'register', phoneNumberId: '1' } as const;

function chainOf(count: number): AuditRow[] {
  const rows: AuditRow[] = [];
  let head: AuditHead = emptyHead;
  for (let n = 0; n < count; n++) {
    const row = chainRow(head, { ...entry, note: { n } }, 1_000 + n);
    rows.push(row);
    head = { count: row.seq, hash: row.hash };
  }
  return rows;
}

test('the hash of a row is the same for ever', () => {
  const row = chainRow(
    emptyHead,
    { ...entry, before: '{"status":"Zażółć"}', note: { n: 1, ok: true } },
    1_000,
  );
  expect(row).toMatchObject({ seq: 1, prevHash: GENESIS, note: '{"n":1,"ok":true}' });
  expect(row.hash).toBe('6c8f0a23c8d40ca0b9b7f1c73f042e95d770e960cfc95c537a6b96a0f71bf2d8');
  expect(hashRow(row)).toBe(row.hash);
});

test('what belongs to one column is not taken for another', () => {
  const { hash: _, ...row } = chainRow(emptyHead, entry, 1);
  const hashes = [
    hashRow({ ...row, caseId: 'x', attemptId: null }),
    hashRow({ ...row, caseId: null, attemptId: 'x' }),
    hashRow({ ...row, caseId: 'null', attemptId: 'x' }),
    hashRow({ ...row, caseId: 'x","', attemptId: '' }),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('a chain is followed from where it was left', () => {
  const rows = chainOf(4);
  const half = followChain(emptyHead, rows.slice(0, 2));
  expect(half).toMatchObject({ kind: 'ok', head: { count: 2 } });
  const head = half.kind === 'ok' ? half.head : emptyHead;
  expect(followChain(head, rows.slice(2))).toEqual({ kind: 'ok', head: { count: 4, hash: rows[3]?.hash } });
  expect(followChain(emptyHead, rows.slice(2))).toEqual({ kind: 'broken', problem: 'gap', seq: 3 });
});

test('a row that was changed and hashed anew no longer fits the next', () => {
  const [first, second, third] = chainOf(3);
  if (first === undefined || second === undefined || third === undefined) throw new Error('no rows');
  const forged = { ...second, actor: 'U9' };
  const rows = [first, { ...forged, hash: hashRow(forged) }, third];
  expect(followChain(emptyHead, rows)).toEqual({ kind: 'broken', problem: 'link', seq: 3 });
});
