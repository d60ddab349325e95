import { gaveUpText } from '../../answer/texts-desk.ts';
import { planMessage } from '../../store/outbox.ts';
import type { Job } from '../job.ts';
import type { HandlerDeps } from './deps.ts';

/** Tells the person that nothing will come, unless they asked for nothing. */
export async function giveUp(
  { db, clock, kick }: Pick<HandlerDeps, 'db' | 'clock' | 'kick'>,
  job: Job,
  eventId: number,
): Promise<void> {
  if (job.kind === 'message') return;
  const { channel, threadTs, user } = job;
  const payload = { text: gaveUpText(), blocks: [] };
  const purpose = `gave-up:${eventId}:${channel}`;
  await planMessage(db, { op: 'ephemeral', purpose, channel, threadTs, user, payload }, clock());
  kick();
}
