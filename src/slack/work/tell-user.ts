import type { NewMessage } from '../../store/outbox.ts';
import type { ClickJob, FormJob } from '../job.ts';
import { noteFor } from './note-for.ts';

/** A note for the one who clicked or sent the form, where the thread need not know. */
export function tellUser(job: ClickJob | FormJob, text: string): NewMessage {
  const { channel, user, key } = job;
  const threadTs = job.kind === 'click' ? (job.threadTs ?? job.messageTs) : job.threadTs;
  const payload = { text, blocks: [] };
  return noteFor({ channel, threadTs, user }, `note:${channel}:${key}`, payload);
}
