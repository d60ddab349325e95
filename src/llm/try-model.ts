import { z } from 'zod';
import { SECOND, systemClock } from '../clock.ts';
import { createClient, type Task } from './client.ts';
import type { Sent } from './sent.ts';
import type { LlmSettings } from './settings.ts';

/** Sent along only where the server takes a schema; this is asked without one. */
const TASK: Task = { name: 'word', schema: z.strictObject({ word: z.string() }), maxTokens: 100 };
const TIMEOUT_MS = 15 * SECOND;

/** Asks the model for a word, to see whether it can be asked at all. Some twenty tokens; never throws. */
export async function tryModel(settings: LlmSettings): Promise<Sent> {
  const client = createClient({ settings, timeout: TIMEOUT_MS, task: TASK, clock: systemClock });
  return await client.send([{ role: 'user', content: 'Answer with the one word: ready' }], 'plain');
}
