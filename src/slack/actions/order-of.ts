import { createHash } from 'node:crypto';
import type { ClickJob, FormJob } from '../job.ts';

/** The id of what a job asks for: the same job, worked off again after a crash, asks for the same. */
export function orderIdOf({ kind, channel, key }: ClickJob | FormJob): string {
  return createHash('sha256').update(`${kind}:${channel}:${key}`).digest('hex').slice(0, 32);
}
