import type { App } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { Metrics } from '../../metrics/recorder.ts';
import { recordEvent } from '../../store/events.ts';
import type { Db } from '../../store/schema.ts';
import { type ClassifyOptions, classifyBody } from './classify.ts';

export type JournalOptions = ClassifyOptions & {
  readonly db: Db;
  readonly clock: Clock;
  readonly metrics: Metrics;
};

/** Where a listener finds the journal's id of its work, in Bolt's context. */
export const JOURNAL_ID = 'journalId';

/**
 * Bolt acknowledges an event before any listener runs, and Slack never sends an acknowledged event again.
 * So what we are going to work on is written down first: if that fails, the error makes Bolt answer 500 (or
 * send no acknowledgement), and Slack sends it again. What is in the journal already is acknowledged and
 * goes no further.
 */
export function journalEvents(app: App, { db, clock, metrics, ...options }: JournalOptions): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const entry = classifyBody(event.body, options);
    if (entry === null) return await processEvent(event);
    const { job, ...keys } = entry;
    const id = await recordEvent(db, { ...keys, kind: job.kind, payload: job }, clock());
    metrics.count('wadesk_events_total', { kind: job.kind, delivery: id === null ? 'again' : 'first' });
    if (id === null) return void (await event.ack());
    await processEvent({ ...event, customProperties: { ...event.customProperties, [JOURNAL_ID]: id } });
  };
}
