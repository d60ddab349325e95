import type { NewMessage } from '../../store/outbox.ts';
import type { ClickJob, CorrectionJob } from '../job.ts';

/** A note for the one who clicked, where the thread need not know. */
export function tellClicker(job: ClickJob | CorrectionJob, text: string): NewMessage {
  const { channel, threadTs, user, key } = job;
  const payload = { text, blocks: [] };
  return { op: 'ephemeral', purpose: `note:${channel}:${key}`, channel, threadTs, user, payload };
}
