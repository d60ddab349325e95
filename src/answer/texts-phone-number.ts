import type { Side, Verdict } from '../checks/finding.ts';

/** What one value of a field says, what to do about it, and who has to. */
export type ValueReading = {
  readonly verdict: Verdict;
  readonly says: string;
  readonly next?: string;
  readonly side?: Side;
};

type Readings = Readonly<Record<string, ValueReading>>;

const REGISTER = 'Register the number with its two-step PIN.';
export const VERIFY = 'Request a code by SMS or voice call, confirm it, then register the number.';

/** Values from all editions of Meta's documentation and its API specification; they differ. */
export const statusReadings: Readings = {
  CONNECTED: { verdict: 'ok', says: 'registered, can send and receive' },
  PENDING: { verdict: 'fault', says: 'added to the account but not registered yet', next: REGISTER },
  DISCONNECTED: { verdict: 'fault', says: 'no longer registered', next: REGISTER },
  UNVERIFIED: { verdict: 'fault', says: 'its ownership is not verified', next: VERIFY },
  FLAGGED: {
    verdict: 'warning',
    says: 'works, but people block or report its messages',
    next: 'Improve what is sent and to whom; the sending limit may be lowered otherwise.',
  },
  RESTRICTED: {
    verdict: 'warning',
    says: 'works, but Meta limits what it may send',
    next: 'Look in WhatsApp Manager for the reason and for when the limit ends.',
  },
  RATE_LIMITED: {
    verdict: 'warning',
    says: 'works, but too much was sent or asked in a short time',
    next: 'Slow down and look again in an hour.',
  },
  BANNED: {
    verdict: 'fault',
    says: 'banned by Meta',
    next: 'Ask for a review in Business Support Home; nothing else helps before it is granted.',
  },
  MIGRATED: {
    verdict: 'fault',
    says: 'moved to another WhatsApp Business account',
    next: 'Look for the number in the account that it moved to and use its new id.',
  },
  DELETED: {
    verdict: 'fault',
    says: 'deleted from the account',
    next: 'Add the number again, verify it, then register it.',
  },
  LINKED: { verdict: 'unknown', says: 'linked, which does not tell whether it is registered' },
  UNLINKED: { verdict: 'fault', says: 'not linked to a WhatsApp account', next: REGISTER },
};

export const verificationReadings: Readings = {
  VERIFIED: { verdict: 'ok', says: 'ownership is verified' },
  NOT_VERIFIED: { verdict: 'fault', says: 'ownership is not verified', next: VERIFY },
  UNVERIFIED: { verdict: 'fault', says: 'ownership is not verified', next: VERIFY },
  EXPIRED: { verdict: 'fault', says: 'the verification has run out', next: VERIFY },
};

const NEW_NAME = 'Choose another display name in WhatsApp Manager and wait for its review.';

export const nameReadings: Readings = {
  APPROVED: { verdict: 'ok', says: 'approved' },
  AVAILABLE_WITHOUT_REVIEW: { verdict: 'ok', says: 'usable, no review needed' },
  PENDING_REVIEW: { verdict: 'warning', says: 'under review at Meta', next: 'Wait for the review to end.' },
  DECLINED: { verdict: 'warning', says: 'declined by Meta', next: NEW_NAME },
  EXPIRED: {
    verdict: 'fault',
    says: 'its approval has run out, so the number cannot be registered',
    next: NEW_NAME,
  },
  NONE: { verdict: 'fault', says: 'there is none, so the number cannot be registered', next: NEW_NAME },
};

export const qualityReadings: Readings = {
  GREEN: { verdict: 'ok', says: 'high' },
  YELLOW: { verdict: 'warning', says: 'medium', next: 'Send less, and only what people asked for.' },
  RED: { verdict: 'warning', says: 'low', next: 'Stop campaigns until the quality has recovered.' },
  NA: { verdict: 'ok', says: 'not rated yet' },
  UNKNOWN: { verdict: 'ok', says: 'not rated yet' },
};

export const platformReadings: Readings = {
  CLOUD_API: { verdict: 'ok', says: 'on the Cloud API' },
  ON_PREMISE: {
    verdict: 'fault',
    says: 'on the On-Premises API, which Meta has switched off',
    next: 'Register the number on the Cloud API with its two-step PIN.',
  },
  NOT_APPLICABLE: { verdict: 'fault', says: 'on no platform: not registered', next: REGISTER },
};

/** A value that Meta has added since. */
export function unknownValue(value: string): ValueReading {
  return { verdict: 'unknown', says: `“${value}”, which this bot does not know yet` };
}

export const statusNotTold: ValueReading = { verdict: 'unknown', says: 'Meta did not tell' };

/** Verification and name matter only at the next registration once a number is connected. */
export function mattersLater(reading: ValueReading): ValueReading {
  return { verdict: 'warning', says: `${reading.says}; this matters when it is registered again` };
}

/** @param coexists the number is on the Cloud API too */
export function onBizApp(coexists: boolean): ValueReading {
  if (coexists) {
    return {
      verdict: 'ok',
      says: 'yes, beside the Cloud API: never register or deregister it through the API',
    };
  }
  return {
    verdict: 'warning',
    says: 'yes, so it is still tied to the app on a phone',
    next: 'Delete the account in the app and wait 3 minutes, or connect the number by coexistence.',
  };
}

export const notOnBizApp: ValueReading = {
  verdict: 'ok',
  says: 'no, though a phone may still hold the number',
};

export function pinSet(isSet: boolean): ValueReading {
  return isSet
    ? { verdict: 'ok', says: 'set: registering needs this PIN' }
    : { verdict: 'ok', says: 'not set: the PIN given at registration becomes the PIN' };
}

export function accountMode(mode: string): ValueReading {
  if (mode === 'LIVE') return { verdict: 'ok', says: 'live' };
  if (mode === 'SANDBOX') return { verdict: 'ok', says: 'trial (sandbox), not verified' };
  return unknownValue(mode);
}

const WORDS: Readonly<Record<string, string>> = { ok: '✅', warning: '⚠️', fault: '❌', unknown: '❔' };

/** A status in a word and a sign, for a list. */
export function statusWord(status: string): string {
  return `${WORDS[statusReadings[status]?.verdict ?? 'unknown']} ${status}`;
}
