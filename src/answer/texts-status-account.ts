import type { ValueReading } from './texts-phone-number.ts';

type Readings = Readonly<Record<string, ValueReading>>;

const APPEAL = 'Ask for a review in Business Support Home; nothing else helps before it is granted.';

export const accountLabels = {
  status: 'Account',
  review: 'Review',
  verification: 'Business verification',
  ownership: 'Owner',
  payment: 'Payment',
};

export const accountReadings: Readings = {
  ACTIVE: { verdict: 'ok', says: 'active' },
  PENDING: {
    verdict: 'warning',
    says: 'not active yet',
    next: 'Wait for Meta to finish setting it up.',
    side: 'meta',
  },
  RESTRICTED: { verdict: 'fault', says: 'restricted by Meta', next: APPEAL },
  DISABLED: { verdict: 'fault', says: 'disabled by Meta', next: APPEAL },
};

export const reviewReadings: Readings = {
  APPROVED: { verdict: 'ok', says: 'approved' },
  PENDING: {
    verdict: 'warning',
    says: 'under review at Meta',
    next: 'Wait for the review of the account, a day or two as a rule.',
    side: 'meta',
  },
  DEFERRED: {
    verdict: 'warning',
    says: 'put off by Meta',
    next: 'Look in WhatsApp Manager for what is asked for.',
  },
  REJECTED: { verdict: 'fault', says: 'rejected by Meta', next: APPEAL },
  RESTRICTED: { verdict: 'fault', says: 'restricted by Meta', next: APPEAL },
  LIMIT_REACHED: {
    verdict: 'warning',
    says: 'at the limit of what an unverified business may have',
    next: 'Verify the business in its security centre.',
  },
};

const VERIFY_BUSINESS = 'The customer verifies the business: Business settings → Security Centre.';

export const verificationStates: Readings = {
  verified: { verdict: 'ok', says: 'verified' },
  pending: {
    verdict: 'warning',
    says: 'under way at Meta',
    next: 'Wait for the verification.',
    side: 'meta',
  },
  pending_submission: { verdict: 'warning', says: 'not handed in yet', next: VERIFY_BUSINESS },
  pending_need_more_info: { verdict: 'warning', says: 'Meta asks for more papers', next: VERIFY_BUSINESS },
  not_verified: { verdict: 'warning', says: 'not verified', next: VERIFY_BUSINESS },
  expired: { verdict: 'warning', says: 'has run out', next: VERIFY_BUSINESS },
  failed: { verdict: 'warning', says: 'failed', next: VERIFY_BUSINESS },
  rejected: { verdict: 'warning', says: 'rejected', next: VERIFY_BUSINESS },
  revoked: { verdict: 'warning', says: 'taken back by Meta', next: VERIFY_BUSINESS },
  ineligible: {
    verdict: 'warning',
    says: 'not possible for this business',
    next: 'Ask Meta why, in Business Support Home.',
  },
};

const OWNERS: Readonly<Record<string, string>> = {
  SELF_OWNED: 'our own account',
  CLIENT_OWNED: 'the client’s account, shared with us',
  AGENCY_OWNED: 'an agency’s account, shared with us',
};

/** @param owner the name of the business that owns it */
export function ownershipText(type: string, owner: string | null): ValueReading {
  const says = OWNERS[type.toUpperCase()] ?? type;
  return { verdict: 'ok', says: owner === null ? says : `${says} (${owner})` };
}

export const paymentSet: ValueReading = { verdict: 'ok', says: 'a payment method is set' };

export const paymentMissing: ValueReading = {
  verdict: 'warning',
  says: 'no payment method is attached',
  next: 'Add a payment method in WhatsApp Manager → Account tools → Payment settings, or attach a credit line.',
};

export const paymentNotTold: ValueReading = { verdict: 'unknown', says: 'Meta did not tell' };

const ENTITIES: Readonly<Record<string, string>> = {
  PHONE_NUMBER: 'Number',
  WABA: 'Account',
  BUSINESS: 'Business',
  APP: 'App',
  MESSAGE_TEMPLATE: 'Template',
};

export function entityName(type: string): string {
  return ENTITIES[type] ?? type;
}

export const healthGood = 'nothing keeps messages from being sent';
export const healthTold = 'can send messages';

/** @param details Meta's own errors and hints */
export function healthText(blocked: boolean, details: string | null): string {
  const says = blocked ? 'cannot send messages' : 'can send messages within limits';
  return details === null ? says : `${says}: ${details}`;
}

export function healthErrorText(description: string | null, code: number | null): string {
  return `${description ?? 'no description'}${code === null ? '' : ` (${code})`}`;
}

export const healthNext = 'WhatsApp Manager shows what is the matter.';
