import { subscribeApp, type Written } from '../../graph/writes.ts';
import { isSubscribed } from '../live-state.ts';
import { type Situation, usefulness, wants } from '../situation.ts';
import type { Action } from './action.ts';

const NO_WABA: Written = { kind: 'not-sent', reason: { kind: 'no-waba' } };

function offer(situation: Situation): number | null {
  const subscribed = situation.live === null ? null : isSubscribed(situation.live);
  if (subscribed === true) return null;
  if (subscribed === false && situation.entry === null) return usefulness.good;
  if (!wants(situation, 'subscribe-webhooks')) return null;
  return subscribed === false ? usefulness.first : usefulness.possible;
}

/** Has Meta send the webhooks of the number's account to our app. Twice does no harm. */
export const subscribeWebhooks: Action = {
  name: 'subscribe-webhooks',
  title: 'Subscribe our app to the account',
  asks: [],
  readsApps: true,
  offer,
  call: async (graph, { wabaId }, signal) =>
    wabaId === null ? NO_WABA : await subscribeApp(graph, wabaId, signal),
  tookEffect(_before, after) {
    const subscribed = isSubscribed(after);
    if (subscribed === null) return 'could-not-tell';
    return subscribed ? 'yes' : 'no';
  },
};
