import { z } from 'zod';
import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { isNodeId } from './read-node.ts';
import { flag, listOf, text } from './tolerant.ts';

/** An app that gets the webhooks of a WABA. */
export type SubscribedApp = {
  readonly appId: string;
  readonly name: string | null;
  readonly overrideCallback: string | null;
};

/** Where an app's webhooks about WhatsApp go. */
export type AppSubscription = {
  readonly callbackUrl: string | null;
  readonly active: boolean | null;
  readonly fields: readonly string[];
};

const subscribedApps = z.looseObject({
  data: z.array(
    z.looseObject({
      whatsapp_business_api_data: z.looseObject({ id: z.string(), name: text }),
      override_callback_uri: text,
    }),
  ),
});

const subscriptions = z.looseObject({
  data: z.array(
    z.looseObject({
      object: text,
      callback_url: text,
      active: flag,
      fields: listOf(z.looseObject({ name: z.string() })),
    }),
  ),
});

const OBJECT = 'whatsapp_business_account';

/** The apps subscribed to the webhooks of a WABA; an empty list means that nobody gets any. */
export async function readSubscribedApps(
  client: GraphClient,
  wabaId: string,
  signal?: AbortSignal,
): Promise<Reading<readonly SubscribedApp[]>> {
  if (!isNodeId(wabaId)) return unknown({ kind: 'bad-id' });
  const reading = await client.get(`${wabaId}/subscribed_apps`, {}, signal);
  if (reading.kind === 'unknown') return reading;
  const parsed = subscribedApps.safeParse(reading.value);
  if (!parsed.success) return unknown({ kind: 'unreadable', status: 200 });
  const value = parsed.data.data.map((each) => ({
    appId: each.whatsapp_business_api_data.id,
    name: each.whatsapp_business_api_data.name ?? null,
    overrideCallback: each.override_callback_uri ?? null,
  }));
  return { kind: 'ok', value };
}

/** Our app's own subscription to WhatsApp webhooks, asked for as the app; null: there is none. */
export async function readAppSubscription(
  client: GraphClient,
  appId: string,
  signal?: AbortSignal,
): Promise<Reading<AppSubscription | null>> {
  if (!isNodeId(appId)) return unknown({ kind: 'no-app' });
  const reading = await client.get(`${appId}/subscriptions`, {}, signal, 'app');
  if (reading.kind === 'unknown') return reading;
  const parsed = subscriptions.safeParse(reading.value);
  if (!parsed.success) return unknown({ kind: 'unreadable', status: 200 });
  const own = parsed.data.data.find((each) => each.object === OBJECT);
  if (own === undefined) return { kind: 'ok', value: null };
  const fields = own.fields.map(({ name }) => name);
  return {
    kind: 'ok',
    value: { callbackUrl: own.callback_url ?? null, active: own.active ?? null, fields },
  };
}
