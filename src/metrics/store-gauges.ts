import { type Clock, SECOND } from '../clock.ts';
import { countOpenEvents } from '../store/events.ts';
import { measureOutbox } from '../store/outbox.ts';
import type { Db } from '../store/schema.ts';
import type { Metrics } from './recorder.ts';

/** The figures that stand in the database. */
export function watchStore(metrics: Metrics, db: Db, clock: Clock): void {
  metrics.watch('wadesk_journal_open_events', async () => [{ labels: {}, value: await countOpenEvents(db) }]);
  metrics.watch('wadesk_outbox_messages', async () => {
    const { counts } = await measureOutbox(db);
    return Object.entries(counts).map(([state, value]) => ({ labels: { state }, value }));
  });
  metrics.watch('wadesk_outbox_oldest_seconds', async () => {
    const { oldestAt } = await measureOutbox(db);
    return [{ labels: {}, value: oldestAt === null ? 0 : Math.max(0, clock() - oldestAt) / SECOND }];
  });
}
