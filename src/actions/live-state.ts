import type { Reading } from '../graph/errors.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import type { SubscribedApp } from '../graph/webhooks.ts';

/** A number as it was just read, with the apps of its account where they matter. */
export type LiveState = {
  readonly number: Reading<PhoneNumber>;
  /** Absent: not asked for. */
  readonly apps?: Reading<readonly SubscribedApp[]>;
  /** Our app's id, where it is configured. */
  readonly appId?: string | null;
};

/** Whether a call that was never answered did what it should, by the state before and after it. */
export type TookEffect = 'yes' | 'no' | 'could-not-tell';

/** The number, where it could be read. */
export function numberOf({ number }: LiveState): PhoneNumber | null {
  return number.kind === 'ok' ? number.value : null;
}

/** Whether our app gets the webhooks of the account; null: could not tell. */
export function isSubscribed({ apps, appId }: LiveState): boolean | null {
  if (apps === undefined || apps.kind === 'unknown') return null;
  if (apps.value.length === 0) return false;
  return appId ? apps.value.some((app) => app.appId === appId) : null;
}
