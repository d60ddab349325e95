import type { App } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import { type ClassifyOptions, classifyBody } from './classify.ts';
import { type WriteDownOptions, writeDown } from './write-down.ts';

export type JournalOptions = ClassifyOptions & WriteDownOptions & { readonly clock: Clock };

/** Where a listener finds the journal's id of its work, in Bolt's context. */
export const JOURNAL_ID = 'journalId';

/**
 * Bolt acknowledges an event before any listener runs, and Slack never sends an acknowledged event again.
 * So what we are going to work on is written down first: if that fails, the error makes Bolt answer 500 (or
 * send no acknowledgement), and Slack sends it again. What is in the journal already is acknowledged and
 * goes no further.
 */
export function journalEvents(app: App, { clock, ...options }: JournalOptions): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const entry = classifyBody(event.body, options);
    if (entry === null) return await processEvent(event);
    const id = await writeDown(options, entry, clock());
    if (id === null) return void (await event.ack());
    await processEvent({ ...event, customProperties: { ...event.customProperties, [JOURNAL_ID]: id } });
  };
}
