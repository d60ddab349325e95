import type { ValueReading } from '../answer/texts-phone-number.ts';
import * as texts from '../answer/texts-status-webhooks.ts';
import type { SubscribedApp } from '../graph/webhooks.ts';
import { combine, type Line } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { WEBHOOK_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'webhooks', side: 'us', source: WEBHOOK_SOURCE } as const;
const { webhookLabels: labels } = texts;

/** Our app's id: as configured, or as the token says. */
function ownApp({ appId, token }: StatusFacts): string | null {
  return appId ?? (token.kind === 'ok' ? token.value.appId : null);
}

function readSubscription(apps: readonly SubscribedApp[], appId: string | null): ValueReading {
  if (apps.length === 0) return texts.appNotSubscribed(0);
  if (appId === null) return texts.appUnknown;
  return apps.some((app) => app.appId === appId) ? texts.appSubscribed : texts.appNotSubscribed(apps.length);
}

/** Where webhooks about this number go: the number's own address, the account's, or the app's. */
function readCallback(facts: StatusFacts, apps: readonly SubscribedApp[], appId: string | null): Line[] {
  const { appSubscription, number } = facts;
  const own = apps.find((app) => app.appId === appId)?.overrideCallback ?? null;
  const override = (number.kind === 'ok' ? number.value.overrideCallback : null) ?? own;
  if (appSubscription.kind === 'unknown') {
    return override === null ? [] : [[labels.callback, texts.callbackText(override)]];
  }
  const app = appSubscription.value;
  if (override !== null) return [[labels.callback, texts.overrideText(override, app?.callbackUrl ?? null)]];
  if (app?.callbackUrl == null) return [[labels.callback, texts.callbackMissing]];
  if (app.active === false) return [[labels.callback, texts.callbackInactive]];
  return [[labels.callback, texts.callbackText(app.callbackUrl)]];
}

function readFields({ appSubscription }: StatusFacts): Line[] {
  if (appSubscription.kind === 'unknown' || appSubscription.value === null) return [];
  const hasMessages = appSubscription.value.fields.includes('messages');
  return [[labels.fields, hasMessages ? texts.messagesSubscribed : texts.messagesNotSubscribed]];
}

/** Do webhooks reach us: is our app subscribed to the account, and where do they go? */
export function checkWebhooks(facts: StatusFacts): Finding {
  return withReading(FRAME.check, facts.apps, (apps) => {
    const appId = ownApp(facts);
    const finding = combine(FRAME, [
      [labels.subscription, readSubscription(apps, appId)],
      ...readCallback(facts, apps, appId),
      ...readFields(facts),
    ]);
    return finding;
  });
}
