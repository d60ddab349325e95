import { z } from 'zod';
import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { isNodeId } from './read-node.ts';
import { text } from './tolerant.ts';

const schema = z.looseObject({ id: z.string(), name: text });

/** Our app, read with its own token: where Meta answers, the app's id and secret belong together. */
export async function readApp(
  client: GraphClient,
  appId: string,
  signal?: AbortSignal,
): Promise<Reading<{ readonly name: string | null }>> {
  if (!isNodeId(appId)) return unknown({ kind: 'bad-id' });
  const reading = await client.get(appId, { fields: 'id,name' }, signal, 'app');
  if (reading.kind === 'unknown') return reading;
  const { success, data } = schema.safeParse(reading.value);
  if (!success) return unknown({ kind: 'unreadable', status: 200 });
  return { kind: 'ok', value: { name: data.name ?? null } };
}
