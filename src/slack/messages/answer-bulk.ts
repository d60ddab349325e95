import { bulkProgress } from '../../answer/bulk-card.ts';
import { checkNumbers } from '../../bulk/check-numbers.ts';
import type { BulkItem, BulkList } from '../../bulk/item.ts';
import { parseItems, parseRows } from '../../bulk/stored-rows.ts';
import type { BulkRow } from '../../checks/bulk-report.ts';
import {
  type BulkCheck,
  beginBulkCheck,
  closeBulkCheck,
  findBulkCheck,
  isBulkCancelled,
  saveBulkRows,
} from '../../store/bulk-checks.ts';
import { findPost, type NewMessage, planMessage } from '../../store/outbox.ts';
import type { MessageJob } from '../job.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { turnedAwayFromList } from '../work/viewers-only.ts';
import { bulkKey, bulkPurpose, reportBulk } from './report-bulk.ts';

/** The progress is shown so many times at most: Slack takes some fifty edits a minute. */
const STEPS = 10;

/** Plans an edit of the progress; the first is the post itself. */
async function showProgress(
  { db, clock, kick }: WorkDeps,
  job: MessageJob,
  id: string,
  progress: Parameters<typeof bulkProgress>[1],
): Promise<void> {
  const { channel, threadTs } = job;
  const target = bulkPurpose(job);
  const place = { channel, threadTs, payload: bulkProgress(id, progress) };
  const purpose = `${target}:${progress.isResumed ? 'again' : 'at'}:${progress.done}`;
  const isNew = (await findPost(db, target)) === null;
  const message: NewMessage = isNew
    ? { op: 'post', purpose: target, ...place }
    : { op: 'update', purpose, target, ...place };
  await planMessage(db, message, clock());
  kick();
}

/** Keeps what was found, and shows each tenth of it. */
function keepRows(
  deps: WorkDeps,
  job: MessageJob,
  id: string,
  all: BulkRow[],
  total: number,
  isResumed: boolean,
) {
  let shown = Math.floor((all.length / total) * STEPS);
  return async (rows: readonly BulkRow[], done: number): Promise<void> => {
    all.push(...rows);
    await saveBulkRows(deps.db, id, all, deps.clock());
    const step = Math.floor((done / total) * STEPS);
    if (step === shown || done === total) return;
    shown = step;
    await showProgress(deps, job, id, { done, total, isResumed });
  };
}

async function runCheck(deps: WorkDeps, job: MessageJob, eventId: number, check: BulkCheck): Promise<void> {
  const { db, status, stopping } = deps;
  const { id } = check;
  const items: readonly BulkItem[] = parseItems(check.items);
  const done = parseRows(check.rows);
  const isResumed = done.length > 0;
  const total = items.length;
  await showProgress(deps, job, id, { done: done.length, total, isResumed });
  const report = await checkNumbers(status, items, {
    ...{ done, signal: stopping, isCancelled: () => isBulkCancelled(db, id) },
    onRows: keepRows(deps, job, id, [...done], total, isResumed),
  });
  stopping.throwIfAborted();
  const messages = await reportBulk(deps, job, check, report);
  await conclude(deps, eventId, { messages, also: (tx, now) => closeBulkCheck(tx, id, now) });
}

/** Checks a list of numbers and shows how far it is, then one table of all, in the message's thread. */
export async function answerBulk(
  deps: WorkDeps,
  job: MessageJob,
  eventId: number,
  { items, left }: BulkList,
): Promise<void> {
  if (await turnedAwayFromList(deps, job, eventId)) return;
  const { db, clock, newId } = deps;
  const { channel } = job;
  const check = { id: newId(), channel, ts: bulkKey(job), items, skipped: left };
  await beginBulkCheck(db, check, clock());
  await resumeBulk(deps, job, eventId);
}

/** Goes on with the check that this message asked for; false where none was begun. */
export async function resumeBulk(deps: WorkDeps, job: MessageJob, eventId: number): Promise<boolean> {
  const check = await findBulkCheck(deps.db, job.channel, bulkKey(job));
  if (check === null || check.state === 'over') return false;
  await runCheck(deps, job, eventId, check);
  return true;
}
