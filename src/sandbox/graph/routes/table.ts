import { readApp, readBusiness, readNumber, readWaba } from './nodes.ts';
import { deregisterNumber, registerNumber, requestCode, updateNumber, verifyCode } from './number-writes.ts';
import { listPhoneNumbers } from './phone-numbers.ts';
import { listAppSubscriptions, listClientAccounts, listOwnedAccounts } from './portfolio.ts';
import type { Route, TargetKind } from './route.ts';
import { listSubscribedApps, subscribeApp, unsubscribeApp } from './subscribed-apps.ts';

/** Every operation on an object. Together with `debug_token` this is the whole emulated API. */
export const routes: { readonly [Kind in TargetKind]: readonly Route<Kind>[] } = {
  number: [readNumber, updateNumber, registerNumber, deregisterNumber, requestCode, verifyCode],
  waba: [readWaba, listPhoneNumbers, listSubscribedApps, subscribeApp, unsubscribeApp],
  business: [readBusiness, listOwnedAccounts, listClientAccounts],
  app: [readApp, listAppSubscriptions],
};

/** The routes as lines such as `POST /{number}/register`, for the coverage table. */
export function describeRoutes(): string[] {
  const described = Object.values(routes)
    .flat()
    .map(({ method, kind, edge }) => `${method} /{${kind}}${edge === '' ? '' : `/${edge}`}`);
  return ['GET /debug_token', ...described];
}
