import { HOUR, MINUTE } from '../../../clock.ts';

/** Who else holds the number, as far as Meta knows. Only `nobody` lets it be registered. */
type Holder = 'nobody' | 'phone app' | 'business app' | 'another provider';

type OneTimeCode = { readonly code: string; readonly wrongTries: number };

/** A business phone number as Meta keeps it. Times are milliseconds since the epoch. */
export type EmulatedNumber = {
  readonly id: string;
  readonly wabaId: string;
  readonly displayNumber: string;
  readonly verifiedName: string;
  readonly status: string;
  readonly codeVerification: 'VERIFIED' | 'NOT_VERIFIED' | 'EXPIRED';
  readonly nameStatus: string;
  readonly newDisplayName: string | null;
  readonly newNameStatus: string | null;
  readonly quality: string;
  readonly platform: string;
  readonly accountMode: 'LIVE' | 'SANDBOX';
  readonly throughput: 'STANDARD' | 'HIGH' | 'NOT_APPLICABLE';
  readonly messagingLimit: string;
  readonly holder: Holder;
  /** When the other holder let go, and how long Meta still counts it as held. */
  readonly release: { readonly at: number; readonly takes: number } | null;
  /** An earlier owner's two-step verification is still on. */
  readonly foreignTwoStep: boolean;
  /** The number is moving here from another WABA. */
  readonly migrating: boolean;
  readonly incompleteDeregistration: boolean;
  /** Registered, and yet nothing can be sent until it is registered again. */
  readonly certificateSpoilt: boolean;
  readonly deletedAt: number | null;
  /** Two-step PIN; null when two-step verification is off. */
  readonly pin: string | null;
  readonly wrongPinAt: readonly number[];
  readonly pinLockedUntil: number | null;
  readonly registerAt: readonly number[];
  readonly registerBlockedUntil: number | null;
  readonly deregisterAt: readonly number[];
  readonly deregisterBlockedUntil: number | null;
  readonly oneTimeCode: OneTimeCode | null;
  readonly codeRequestedAt: readonly number[];
  readonly codeLockedUntil: number | null;
  readonly onboardedAt: number;
};

/** Register and deregister each allow ten calls in a moving 72 hours; one more blocks for as long. */
export const ATTEMPTS = 10;
export const ATTEMPT_WINDOW = 72 * HOUR;
/** The waits Meta documents after a number was let go. */
export const PHONE_RELEASE = 3 * MINUTE;
export const BUSINESS_APP_RELEASE = 15 * MINUTE;
export const DELETION_WAIT = 5 * MINUTE;

/** Meta publishes no figures for wrong PINs and codes; these are plausible and short enough to watch. */
export const PIN_TRIES = 5;
export const PIN_LOCK = 12 * HOUR;
export const PIN_PACE = 30_000;
export const CODE_TRIES = 5;
export const CODE_LOCK = 12 * HOUR;
export const CODE_REQUESTS = 5;
export const CODE_WINDOW = HOUR;

/** The moments that still count in a moving window. */
export function within(moments: readonly number[], window: number, now: number): readonly number[] {
  return moments.filter((moment) => moment > now - window);
}

/** True while somebody else holds the number, or let it go too short a time ago. */
export function isHeld(number: EmulatedNumber, now: number): boolean {
  if (number.holder === 'phone app' || number.holder === 'another provider') return true;
  return number.release !== null && now < number.release.at + number.release.takes;
}

export function isRegistered(number: EmulatedNumber): boolean {
  return number.platform === 'CLOUD_API';
}

/** Registered here and still in use in the WhatsApp Business app. */
export function isCoexisting(number: EmulatedNumber): boolean {
  return isRegistered(number) && number.holder === 'business app';
}
