import { readBulkMessage, readSingleCheck } from '../../bulk/read-message.ts';
import { readMention, type StatusRequest } from '../../status/request.ts';
import type { MessageJob } from '../job.ts';
import type { WorkDeps } from '../work/deps.ts';
import { turnedAwayFromList } from '../work/viewers-only.ts';
import { answerBulk, resumeBulk } from './answer-bulk.ts';
import { answerFiles } from './answer-files.ts';
import { answerStatus } from './answer-status.ts';
import { explainMessage } from './explain-message.ts';

/** Numbers in the words of an error are what it is about, not a list. */
function namesError({ matcher }: WorkDeps, { paste }: MessageJob): boolean {
  return matcher.diagnose(paste).verdict === 'sure';
}

/** “check +48 600 123 456” asks for what “status” does. */
function readCheck(deps: WorkDeps, job: MessageJob): StatusRequest | null {
  const target = namesError(deps, job) ? null : readSingleCheck(job.paste);
  if (target === null) return null;
  return target.kind === 'id' ? { kind: 'id', id: target.phoneNumberId } : target;
}

/** Somebody calls the bot by its name, or writes to it alone: then there is always an answer. */
async function onQuestion(deps: WorkDeps, job: MessageJob, eventId: number): Promise<void> {
  if (await resumeBulk(deps, job, eventId)) return;
  const { paste } = job;
  const request = readMention(paste.text);
  if (request !== null) return await answerStatus(deps, job, eventId, request);
  const check = readCheck(deps, job);
  if (check !== null) {
    if (!(await turnedAwayFromList(deps, job, eventId))) await answerStatus(deps, job, eventId, check);
    return;
  }
  const list = namesError(deps, job) ? null : readBulkMessage(paste);
  if (list !== null) return await answerBulk(deps, job, eventId, list);
  await answerFiles(deps, job, eventId, true);
}

/**
 * Something was said. In a channel that is read it is answered only where an error is recognised for sure; whoever
 * calls the bot by its name, or writes to it alone, is always answered.
 */
export async function onMessage(deps: WorkDeps, said: MessageJob, eventId: number): Promise<void> {
  const job = { ...said, files: await Promise.all(said.files.map((file) => deps.files.lookUp(file))) };
  if (job.kind === 'shortcut') return await explainMessage(deps, job, eventId);
  if (job.kind === 'message') return await answerFiles(deps, job, eventId, false);
  await onQuestion(deps, job, eventId);
}
