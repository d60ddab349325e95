import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { DAY } from '../../src/clock.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { openWorkflowFile } from '../../src/store/workflow-file.ts';
import { createTempDir } from '../support/temp-dir.ts';

const run = {
  ...{ workflowName: 'retry', version: null, idempotencyKey: null, config: {}, context: null, input: null },
  ...{ parentStepAttemptNamespaceId: null, parentStepAttemptId: null, availableAt: null, deadlineAt: null },
};

test('a committed step survives a power cut, and nobody else reads the file', async () => {
  using dir = createTempDir();
  const { backend, wasDamaged } = openWorkflowFile(dir.path, false, Date.now());
  expect(wasDamaged).toBe(false);
  using other = new DatabaseSync(join(dir.path, 'workflows.sqlite'));
  expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(other.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  expect(statSync(join(dir.path, 'workflows.sqlite')).mode & 0o777).toBe(0o600);
  await backend.stop();
});

test('a damaged file lies aside, and a new one is begun', async () => {
  using dir = createTempDir();
  writeFileSync(join(dir.path, 'workflows.sqlite'), Buffer.alloc(8_192, 'x'));
  const { backend, wasDamaged } = openWorkflowFile(dir.path, true, 77);
  expect(wasDamaged).toBe(true);
  expect(await backend.countWorkflowRuns()).toMatchObject({ pending: 0 });
  await backend.stop();
  expect(readdirSync(dir.path)).toContain('workflows.sqlite.damaged-77');
});

test('runs that ended are forgotten after a month, with their steps; others never', async () => {
  using dir = createTempDir();
  const first = openWorkflowFile(dir.path, false, Date.now()).backend;
  await first.createWorkflowRun(run);
  const open = await first.createWorkflowRun({ ...run, availableAt: new Date(Date.now() + DAY) });
  const claimed = await first.claimWorkflowRun({ workerId: 'w', leaseDurationMs: 1_000 });
  const ended = { workflowRunId: claimed?.id ?? '', workerId: 'w' };
  await first.createStepAttempt({
    ...{ ...ended, stepName: 'look 0', kind: 'function', config: {}, context: null },
  });
  await first.completeWorkflowRun({ ...ended, output: null });
  await first.stop();
  const counts = async (now: number) => {
    const { backend } = openWorkflowFile(dir.path, true, now);
    const { data } = await backend.listWorkflowRuns({});
    const steps = await backend.listStepAttempts({ workflowRunId: ended.workflowRunId });
    await backend.stop();
    return [data.map(({ id }) => id).toSorted(), steps.data.length];
  };
  expect(await counts(Date.now() + 29 * DAY)).toEqual([[open.id, ended.workflowRunId].toSorted(), 1]);
  expect(await counts(Date.now() + 31 * DAY)).toEqual([[open.id], 0]);
});

test('a folder that cannot be used is told', () => {
  using dir = createTempDir();
  writeFileSync(join(dir.path, 'file'), '');
  expect(() => openWorkflowFile(join(dir.path, 'file'), false, 0)).toThrow(StoreError);
});
