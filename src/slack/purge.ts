import { type Clock, DAY } from '../clock.ts';
import { purgeBulkChecks } from '../store/bulk-checks.ts';
import { purgeEvents } from '../store/events.ts';
import { purgeLookups } from '../store/lookups.ts';
import { purgeModelAnswers } from '../store/model-answers.ts';
import { purgeMessages } from '../store/outbox.ts';
import type { Db } from '../store/schema.ts';
import { dropExpiredSecrets } from '../store/secrets.ts';
import { sweepSealed } from './actions/sealed-box.ts';

const KEEP_EVENTS_MS = 7 * DAY;
const KEEP_MESSAGES_MS = 30 * DAY;
const KEEP_LOOKUPS_MS = 90 * DAY;
const KEEP_MODEL_ANSWERS_MS = 90 * DAY;

/**
 * Forgets what is no longer needed.
 * @param waitClock by which the waits of retries run
 */
export async function purge(db: Db, clock: Clock, waitClock: Clock): Promise<void> {
  await purgeEvents(db, clock() - KEEP_EVENTS_MS);
  await purgeMessages(db, clock() - KEEP_MESSAGES_MS);
  await purgeLookups(db, clock() - KEEP_LOOKUPS_MS);
  await purgeBulkChecks(db, clock() - KEEP_LOOKUPS_MS);
  await purgeModelAnswers(db, clock() - KEEP_MODEL_ANSWERS_MS);
  await sweepSealed(db, clock());
  await dropExpiredSecrets(db, waitClock());
}
