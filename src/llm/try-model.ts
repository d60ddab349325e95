import { SECOND, systemClock } from '../clock.ts';
import { createClient } from './client.ts';
import type { Sent } from './sent.ts';
import type { LlmSettings } from './settings.ts';

const TIMEOUT_MS = 15 * SECOND;

/** Asks the model for a word, to see whether it can be asked at all. Some twenty tokens; never throws. */
export async function tryModel(settings: LlmSettings): Promise<Sent> {
  const client = createClient({ settings, timeout: TIMEOUT_MS, entries: [], clock: systemClock });
  return await client.send([{ role: 'user', content: 'Answer with the one word: ready' }], 'plain');
}
