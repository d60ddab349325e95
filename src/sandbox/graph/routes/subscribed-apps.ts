import { appLink } from '../account-fields.ts';
import type { EmulatedWaba, Subscription } from '../state/account.ts';
import { replaceById, type World } from '../world.ts';
import { ok, type Route, success } from './route.ts';

const edge = 'subscribed_apps';
const scope = 'whatsapp_business_management';

export const listSubscribedApps: Route<'waba'> = {
  method: 'GET',
  kind: 'waba',
  edge,
  scope,
  answer: ({ world, target }) => {
    const { app } = world.read();
    const write = ({ appId, overrideCallback }: Subscription) => ({
      whatsapp_business_api_data: {
        id: appId,
        name: appId === app.id ? app.name : 'Another app',
        link: appLink(appId),
      },
      ...(overrideCallback === undefined ? {} : { override_callback_uri: overrideCallback }),
    });
    return ok({ data: target.waba.subscriptions.map(write) });
  },
};

/** Subscribing twice is harmless; the later call's override stands. */
export const subscribeApp: Route<'waba'> = {
  method: 'POST',
  kind: 'waba',
  edge,
  scope,
  answer: ({ world, request, token, target }) => {
    const override = request.parameters.override_callback_uri;
    const own = { appId: token.appId, ...(override === undefined ? {} : { overrideCallback: override }) };
    keepSubscriptions(world, target.waba, [...others(target.waba, token.appId), own]);
    return success;
  },
};

export const unsubscribeApp: Route<'waba'> = {
  method: 'DELETE',
  kind: 'waba',
  edge,
  scope,
  answer: ({ world, token, target }) => {
    keepSubscriptions(world, target.waba, others(target.waba, token.appId));
    return success;
  },
};

function others(waba: EmulatedWaba, appId: string): readonly Subscription[] {
  return waba.subscriptions.filter((subscription) => subscription.appId !== appId);
}

function keepSubscriptions(world: World, waba: EmulatedWaba, subscriptions: readonly Subscription[]): void {
  world.change((state) => ({ ...state, wabas: replaceById(state.wabas, { ...waba, subscriptions }) }));
}
