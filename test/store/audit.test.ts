import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../src/audit/types.ts';
import { beginAttempt, finishAttempt } from '../../src/store/attempts.ts';
import { appendAudit, listAudit } from '../../src/store/audit.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { recordMilestone } from '../../src/store/milestones.ts';
import { verifyAudit } from '../../src/store/verify-audit.ts';
import { makeAttempt } from '../support/make-attempt.ts';
import { createTempDir } from '../support/temp-dir.ts';

let dir: ReturnType<typeof createTempDir>;
let store: Store;

beforeEach(() => {
  dir = createTempDir();
  store = openStore(dir.path);
});

afterEach(async () => {
  await store[Symbol.asyncDispose]();
  dir[Symbol.dispose]();
});

const press: AuditEntry = { actor: 'U1', event: 'press', action: 'register', phoneNumberId: '1' };

/** A day of work: every column is filled somewhere. */
async function work() {
  const { db } = store;
  await appendAudit(db, { ...press, caseId: 'case-1' }, 10);
  await appendAudit(db, { ...press, event: 'refusal', note: { kind: 'cool-down', until: 90 } }, 11);
  await recordMilestone(
    db,
    { kind: 'platform-disconnected', at: 12, phoneNumberId: '1', by: 'U1', caseId: null },
    12,
  );
  await beginAttempt(db, makeAttempt({ phoneNumberId: '1' }), '{"name":"Zażółć 🟢"}', 20);
  const result = { state: 'rejected', code: 133005, subcode: null, details: 'wrong', entry: null } as const;
  await finishAttempt(db, 'order-1', { ...result, fbtraceId: 'AbCd', after: '{}' }, 21);
  await appendAudit(db, { actor: 'U2', event: 'press', phoneNumberId: '2' }, 30);
}

/** Somebody with the file in hand, whom no trigger holds. */
function openByHand(): Disposable & { readonly file: Database } {
  const file = new Sqlite(join(dir.path, 'wa-desk.sqlite'));
  file.pragma('synchronous = OFF');
  for (const name of ['audit_stays', 'audit_holds', 'audit_follows', 'attempts_stay'])
    file.exec(`DROP TRIGGER ${name}`);
  return { file, [Symbol.dispose]: () => void file.close() };
}

describe('rows', () => {
  test('are read back oldest first, by number, from a row on, the newest only', async () => {
    await work();
    const seqs = async (query: Parameters<typeof listAudit>[1]) =>
      (await listAudit(store.db, query)).map(({ seq }) => seq);
    expect(await seqs({})).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await seqs({ phoneNumberId: '2' })).toEqual([6]);
    expect(await seqs({ after: 2, limit: 2 })).toEqual([3, 4]);
    expect(await seqs({ phoneNumberId: '1', limit: 2, keep: 'newest' })).toEqual([4, 5]);
  });

  test('are never changed, deleted or replaced', async () => {
    await work();
    const { db } = store;
    await expect(db.updateTable('audit').set({ actor: 'U9' }).execute()).rejects.toThrow('append-only');
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('append-only');
    const [row] = await db.selectFrom('audit').selectAll().execute();
    expect(row).toBeDefined();
    const again = { ...row, actor: 'U9' } as NonNullable<typeof row>;
    await expect(db.replaceInto('audit').values(again).execute()).rejects.toThrow('append-only');
    expect(await verifyAudit(db)).toMatchObject({ kind: 'ok', head: { count: 6 } });
  });

  test('are part of the transaction that they tell of', async () => {
    const failing = store.db.transaction().execute(async (tx) => {
      await appendAudit(tx, press, 1);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await appendAudit(store.db, press, 2);
    expect(await listAudit(store.db)).toMatchObject([{ seq: 1, at: 2 }]);
  });

  test('may be written by many at once', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => appendAudit(store.db, { ...press, actor: `U${n}` }, n)),
    );
    expect(await verifyAudit(store.db)).toMatchObject({ kind: 'ok', head: { count: 50 } });
  });

  test('hold whatever people and Meta write', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (text, key) => {
        const half = `${text}\ud83d`;
        await appendAudit(store.db, { ...press, caseId: half, before: text, note: { [key]: half } }, 1);
        expect((await verifyAudit(store.db)).kind).toBe('ok');
      }),
      { numRuns: 50 },
    );
  });
});

describe('verifying', () => {
  test('finds nothing wrong with what the desk wrote, more than a page of it', async () => {
    expect(await verifyAudit(store.db)).toMatchObject({ kind: 'ok', head: { count: 0 } });
    await store.db.transaction().execute(async (tx) => {
      for (let n = 0; n < 2_050; n++) await appendAudit(tx, press, n);
    });
    expect(await verifyAudit(store.db)).toMatchObject({ kind: 'ok', head: { count: 2_050 } });
  });

  test('finds one flipped bit in any column of any row', async () => {
    await work();
    using hand = openByHand();
    const rows = hand.file.prepare('SELECT * FROM audit').all() as Record<string, string | number | null>[];
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        for (const wrong of flip(column, value)) {
          const set = (to: unknown, seq: unknown) =>
            hand.file.prepare(`UPDATE audit SET ${column} = ${cast(value)} WHERE seq = ?`).run(to, seq);
          set(wrong, row.seq);
          expect
            .soft(await verifyAudit(store.db), `${column} of row ${row.seq}`)
            .toMatchObject({ kind: 'broken' });
          set(typeof value === 'string' ? Buffer.from(value) : value, column === 'seq' ? wrong : row.seq);
        }
      }
    }
    expect((await verifyAudit(store.db)).kind).toBe('ok');
  });

  const attacks: readonly (readonly [name: string, sql: string, problem: string])[] = [
    ['the last row is gone', 'DELETE FROM audit WHERE seq = 6', 'cut'],
    ['the tail is gone', 'DELETE FROM audit WHERE seq > 2', 'cut'],
    ['a row in the middle is gone', 'DELETE FROM audit WHERE seq = 3', 'gap'],
    ['the first row is gone', 'DELETE FROM audit WHERE seq = 1', 'gap'],
    ['all rows are gone', 'DELETE FROM audit', 'cut'],
    [
      'all rows and their end are gone',
      "DELETE FROM audit; DELETE FROM meta WHERE key = 'audit_head'",
      'unaccounted',
    ],
    [
      'two rows are swapped',
      'UPDATE audit SET seq = 99 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 99',
      'changed',
    ],
    ['a row stands before the first', 'UPDATE audit SET seq = -seq WHERE seq = 6', 'gap'],
    [
      'a row was put at the end',
      "INSERT INTO audit SELECT 7, at, 'U9', event, action, phone_number_id, case_id, attempt_id, before, after, fbtrace_id, note, hash, hash FROM audit WHERE seq = 6",
      'changed',
    ],
    [
      'the noted end has another hash',
      "UPDATE meta SET value = replace(value, '6 ', '6 0') WHERE key = 'audit_head'",
      'end',
    ],
    [
      'the noted end is lower',
      "UPDATE meta SET value = replace(value, '6 ', '5 ') WHERE key = 'audit_head'",
      'added',
    ],
    ['the noted end is no end', "UPDATE meta SET value = 'x' WHERE key = 'audit_head'", 'end'],
  ];

  test.each(attacks)('finds that %s', async (_name, sql, problem) => {
    await work();
    using hand = openByHand();
    hand.file.exec(sql);
    expect(await verifyAudit(store.db)).toMatchObject({ kind: 'broken', problem });
  });

  test('is not put right by going on', async () => {
    await work();
    using hand = openByHand();
    hand.file.exec('DELETE FROM audit WHERE seq = 6');
    await appendAudit(store.db, press, 40);
    expect(await verifyAudit(store.db)).toEqual({ kind: 'broken', problem: 'gap', seq: 7 });
  });
});

/** One bit wrong: in every eighth byte of a text, so that a row takes few steps. */
function flip(column: string, value: string | number | null): (string | number | Buffer)[] {
  if (value === null) return ['0'];
  if (typeof value === 'number') return [column === 'seq' ? value + 64 : value ^ 1];
  const bytes = Buffer.from(value);
  return Array.from({ length: Math.ceil(bytes.length / 8) }, (_, n) => {
    const wrong = Buffer.from(bytes);
    const at = Math.min(n * 8 + (n % 8), bytes.length - 1);
    wrong.writeUInt8(wrong.readUInt8(at) ^ (1 << (n % 8)), at);
    return wrong;
  });
}

const cast = (value: unknown) => (typeof value === 'string' ? 'CAST(? AS TEXT)' : '?');
