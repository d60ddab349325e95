import { z } from 'zod';
import type { HomePress } from '../home/home-desk.ts';

const openedSchema = z.looseObject({
  user: z.string(),
  channel: z.string(),
  tab: z.enum(['home', 'messages']),
});

export type HomeOpened = z.infer<typeof openedSchema>;

/** Who opened which tab of the app; null for another tab. */
export function readHomeOpened(event: unknown): HomeOpened | null {
  return openedSchema.safeParse(event).data ?? null;
}

const pressSchema = z.looseObject({
  type: z.literal('block_actions'),
  user: z.looseObject({ id: z.string() }),
  trigger_id: z.string(),
  view: z.looseObject({ type: z.literal('home') }),
  actions: z.array(z.looseObject({ action_id: z.string(), value: z.string().catch('') })).min(1),
});

/** A press on a button of the App Home; null where the body is none. */
export function readHomePress(body: unknown): HomePress | null {
  const parsed = pressSchema.safeParse(body);
  const action = parsed.data?.actions[0];
  if (!parsed.success || action === undefined) return null;
  const { user, trigger_id: trigger } = parsed.data;
  return { user: user.id, action: action.action_id, value: action.value, trigger };
}
