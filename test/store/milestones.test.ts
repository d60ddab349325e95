import { expect, test } from 'vitest';
import { listAudit } from '../../src/store/audit.ts';
import { openStore } from '../../src/store/database.ts';
import { listMilestones, type NewMilestone, recordMilestone } from '../../src/store/milestones.ts';
import { createTempDir } from '../support/temp-dir.ts';

const said: NewMilestone = {
  ...{ phoneNumberId: '1', kind: 'platform-disconnected', at: 1_000, by: 'U1', caseId: 'case-1' },
};

test('what a person says is done is remembered once for its moment, with a row of the audit', async () => {
  using dir = createTempDir();
  await using store = openStore(dir.path);
  expect(await recordMilestone(store.db, said, 1_001)).toBe(true);
  expect(await recordMilestone(store.db, said, 1_002)).toBe(false);
  expect(await recordMilestone(store.db, { ...said, at: 2_000 }, 2_001)).toBe(true);
  expect(await recordMilestone(store.db, { ...said, phoneNumberId: '2', at: 1_500 }, 2_002)).toBe(true);
  expect(await recordMilestone(store.db, { ...said, kind: 'two-step-off', at: 500 }, 2_003)).toBe(true);
  expect(await listMilestones(store.db, '1', 0)).toEqual([
    { kind: 'two-step-off', at: 500 },
    { kind: 'platform-disconnected', at: 1_000 },
    { kind: 'platform-disconnected', at: 2_000 },
  ]);
  expect(await listMilestones(store.db, '1', 1_000)).toHaveLength(2);
  const rows = await listAudit(store.db, { phoneNumberId: '1' });
  expect(rows).toMatchObject([{ event: 'milestone', actor: 'U1', caseId: 'case-1', at: 1_001 }, {}, {}]);
});
