import type { Metrics } from '../../metrics/recorder.ts';
import { recordEvent } from '../../store/events.ts';
import type { Db } from '../../store/schema.ts';
import type { JournalEntry } from './classify.ts';

export type WriteDownOptions = { readonly db: Db; readonly metrics: Metrics };

/**
 * Writes work down in the journal; null where it stands there already.
 * @param how Slack delivered it, or we found it ourselves
 */
export async function writeDown(
  { db, metrics }: WriteDownOptions,
  { job, ...keys }: JournalEntry,
  now: number,
  how: 'delivered' | 'found' = 'delivered',
): Promise<number | null> {
  const { kind } = job;
  const id = await recordEvent(db, { ...keys, kind, payload: job }, now);
  if (id !== null)
    metrics.count('wadesk_events_total', { kind, delivery: how === 'found' ? 'found' : 'first' });
  else if (how === 'delivered') metrics.count('wadesk_events_total', { kind, delivery: 'again' });
  return id;
}
