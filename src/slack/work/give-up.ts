import { gaveUpText } from '../../answer/texts-desk.ts';
import { findPost, type NewMessage, planMessage } from '../../store/outbox.ts';
import type { Job, MessageJob } from '../job.ts';
import { answerPurpose } from '../messages/diagnose.ts';
import { bulkPurpose } from '../messages/report-bulk.ts';
import type { WorkDeps } from './deps.ts';
import { noteFor } from './note-for.ts';

const isSpoken = (job: Job): job is MessageJob => 'paste' in job;

/** Takes back the words that promise an answer, if they stand there. */
async function takeBack({ db }: Pick<WorkDeps, 'db'>, job: Job): Promise<NewMessage[]> {
  if (!isSpoken(job)) return [];
  const { channel, threadTs } = job;
  const payload = { text: gaveUpText(), blocks: [] };
  const notes: NewMessage[] = [];
  for (const target of [answerPurpose(job), bulkPurpose(job)]) {
    if ((await findPost(db, target)) === null) continue;
    notes.push({ op: 'update', purpose: `${target}:final`, target, channel, threadTs, payload });
  }
  return notes;
}

/** Tells the person that nothing will come, unless they asked for nothing. */
export async function giveUp(
  deps: Pick<WorkDeps, 'db' | 'clock' | 'kick'>,
  job: Job,
  eventId: number,
): Promise<void> {
  if (job.kind === 'message') return;
  const { threadTs, user } = job;
  // The shortcut is used where we may be no member.
  const channel = job.kind === 'shortcut' ? user : job.channel;
  const payload = { text: gaveUpText(), blocks: [] };
  const note = noteFor({ channel, threadTs, user }, `gave-up:${eventId}:${job.channel}`, payload);
  for (const message of [...(await takeBack(deps, job)), note]) {
    await planMessage(deps.db, message, deps.clock());
  }
  deps.kick();
}
