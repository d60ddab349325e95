import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/clock.ts';
import {
  type ApprovalTerms,
  decideApproval,
  findApproval,
  proposeApproval,
  useApproval,
  validApproval,
} from '../../src/store/approvals.ts';
import { listAudit } from '../../src/store/audit.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { createTempDir } from '../support/temp-dir.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const END = NOW + 15 * MINUTE;
const ANIA = 'U000ANIA';
const BOB = 'U0000BOB';

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

const terms: ApprovalTerms = { phoneNumberId: '1', action: 'deregister', paramsHash: 'abc', by: ANIA };
const propose = () => proposeApproval(store.db, { id: 'a', caseId: 'case-1', ...terms }, NOW);
const approve = (by = BOB, now = NOW + MINUTE) =>
  decideApproval(store.db, 'a', { by, verdict: 'approved' }, now);
const approval = { by: BOB, proposedBy: ANIA, expiresAt: END };

describe('a proposal', () => {
  test('waits for fifteen minutes', async () => {
    expect(await propose()).toEqual({
      ...{ id: 'a', caseId: 'case-1', ...terms, state: 'proposed', expiresAt: END, decidedBy: null },
    });
  });

  test('is made once: the same id gives it as it stands', async () => {
    await propose();
    await approve();
    expect(await propose()).toMatchObject({ state: 'approved', decidedBy: BOB });
    expect(await listAudit(store.db)).toHaveLength(2);
  });
});

describe('a decision', () => {
  test('is a second person’s', async () => {
    await propose();
    expect(await approve(ANIA)).toMatchObject({ kind: 'own' });
    expect(await findApproval(store.db, 'a')).toMatchObject({ state: 'proposed' });
    expect(await approve()).toMatchObject({ kind: 'done', proposal: { state: 'approved', decidedBy: BOB } });
  });

  test('by the proposer is refused by the database as well', async () => {
    await propose();
    const change = { state: 'approved', decided_by: ANIA } as const;
    await expect(store.db.updateTable('approvals').set(change).execute()).rejects.toThrow('CHECK');
    await expect(store.db.updateTable('approvals').set({ state: 'used' }).execute()).rejects.toThrow('CHECK');
  });

  test('is made once', async () => {
    await propose();
    await approve();
    expect(await approve('U000CLEO')).toMatchObject({ kind: 'decided', proposal: { decidedBy: BOB } });
    const late = await decideApproval(store.db, 'a', { by: BOB, verdict: 'declined' }, NOW + 2 * MINUTE);
    expect(late).toMatchObject({ kind: 'decided', proposal: { state: 'approved' } });
  });

  test('comes too late after fifteen minutes, to the millisecond', async () => {
    await propose();
    expect(await approve(BOB, END)).toMatchObject({ kind: 'expired' });
    expect(await approve(BOB, END - 1)).toMatchObject({ kind: 'done' });
  });

  test('may be no, also by the proposer, and is final', async () => {
    await propose();
    const no = await decideApproval(store.db, 'a', { by: ANIA, verdict: 'declined' }, NOW);
    expect(no).toMatchObject({ kind: 'done', proposal: { state: 'declined' } });
    expect(await approve()).toMatchObject({ kind: 'decided' });
    expect(await validApproval(store.db, 'a', terms, NOW)).toBeNull();
  });

  test('needs a proposal', async () => {
    expect(await approve()).toEqual({ kind: 'missing' });
  });
});

describe('an approval', () => {
  test('is used once', async () => {
    await propose();
    await approve();
    expect(await useApproval(store.db, 'a', terms, NOW + MINUTE)).toEqual(approval);
    expect(await useApproval(store.db, 'a', terms, NOW + MINUTE)).toBeNull();
    expect(await validApproval(store.db, 'a', terms, NOW + MINUTE)).toBeNull();
  });

  test('is used once by many at the same moment', async () => {
    await propose();
    await approve();
    const uses = await Promise.all(
      Array.from({ length: 20 }, () => useApproval(store.db, 'a', terms, NOW + MINUTE)),
    );
    expect(uses.filter((use) => use !== null)).toEqual([approval]);
  });

  test('is looked at without using it up', async () => {
    await propose();
    expect(await validApproval(store.db, 'a', terms, NOW)).toBeNull();
    await approve();
    expect(await validApproval(store.db, 'a', terms, NOW + MINUTE)).toEqual(approval);
    expect(await useApproval(store.db, 'a', terms, NOW + MINUTE)).toEqual(approval);
  });

  test('stays unused where the transaction that used it fails', async () => {
    await propose();
    await approve();
    const failing = store.db.transaction().execute(async (tx) => {
      await useApproval(tx, 'a', terms, NOW + MINUTE);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await useApproval(store.db, 'a', terms, NOW + MINUTE)).toEqual(approval);
  });

  const others: readonly Partial<ApprovalTerms>[] = [
    { phoneNumberId: '2' },
    { action: 'register' },
    { paramsHash: 'abd' },
    { by: BOB },
  ];
  test.each(others)('is good for nothing else: %o', async (other) => {
    await propose();
    await approve();
    expect(await useApproval(store.db, 'a', { ...terms, ...other }, NOW + MINUTE)).toBeNull();
    expect(await useApproval(store.db, 'a', terms, NOW + MINUTE)).toEqual(approval);
  });

  test('ends fifteen minutes after the proposal', async () => {
    await propose();
    await approve(BOB, END - 1);
    expect(await useApproval(store.db, 'a', terms, END)).toBeNull();
    expect(await useApproval(store.db, 'a', terms, END - 1)).toEqual(approval);
  });

  test('is no wish: what nobody agreed to cannot be used', async () => {
    await propose();
    expect(await useApproval(store.db, 'a', terms, NOW)).toBeNull();
    expect(await useApproval(store.db, 'another', terms, NOW)).toBeNull();
  });
});

test('the audit tells who wished, and who agreed', async () => {
  await propose();
  await approve();
  const about = { action: 'deregister', phoneNumberId: '1', caseId: 'case-1' };
  expect(await listAudit(store.db)).toMatchObject([
    { ...about, event: 'proposal', actor: ANIA, at: NOW },
    { ...about, event: 'approval', actor: BOB, at: NOW + MINUTE },
  ]);
});
