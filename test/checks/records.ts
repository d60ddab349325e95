import type { StatusFacts } from '../../src/checks/facts.ts';
import { DAY } from '../../src/clock.ts';
import type { GraphApiError, UnknownReason } from '../../src/graph/errors.ts';
import type { PhoneNumber } from '../../src/graph/phone-numbers.ts';
import type { TokenInfo } from '../../src/graph/token.ts';
import type { Waba } from '../../src/graph/waba.ts';

export const NOW = Date.UTC(2026, 10, 21, 12);
export const APP = '17';
export const WABA = '10001';

const number: PhoneNumber = {
  id: '106540352242922',
  displayPhoneNumber: '+48 600 123 456',
  verifiedName: 'Kwiaciarnia',
  status: 'CONNECTED',
  codeVerificationStatus: 'VERIFIED',
  nameStatus: 'APPROVED',
  newDisplayName: null,
  newNameStatus: null,
  qualityRating: 'GREEN',
  platformType: 'CLOUD_API',
  accountMode: 'LIVE',
  isOnBizApp: false,
  isPinEnabled: true,
  throughput: 'STANDARD',
  messagingLimit: 'TIER_2K',
  health: { canSend: 'AVAILABLE', entities: [] },
  canSendMessage: 'AVAILABLE',
  overrideCallback: null,
  lastOnboardedTime: null,
};

const token: TokenInfo = {
  isValid: true,
  appId: APP,
  type: 'SYSTEM_USER',
  expiresAt: null,
  dataAccessExpiresAt: null,
  scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
  targets: new Map(),
  error: null,
};

const waba: Waba = {
  id: WABA,
  name: 'Desk',
  status: 'ACTIVE',
  reviewStatus: 'APPROVED',
  businessVerification: 'verified',
  ownership: 'SELF_OWNED',
  fundingId: '7',
  tellsFunding: true,
  owner: { id: '9', name: 'Desk GmbH' },
  isShared: false,
};

const ok = <Value>(value: Value) => ({ kind: 'ok' as const, value });

/** A number with which everything is well. */
export const healthy: StatusFacts = {
  now: NOW,
  phoneNumberId: number.id,
  wabaId: WABA,
  appId: APP,
  number: ok(number),
  token: ok(token),
  waba: ok(waba),
  apps: ok([{ appId: APP, name: 'Desk', overrideCallback: null }]),
  appSubscription: ok({ callbackUrl: 'https://c.example', active: true, fields: ['messages'] }),
  incidents: ok([]),
  firstSeenAt: NOW - 2 * DAY,
  ledger: ok({ attempts: [], retry: null }),
};

export const withNumber = (change: Partial<PhoneNumber>): StatusFacts => ({
  ...healthy,
  number: ok({ ...number, ...change }),
});
export const withToken = (change: Partial<TokenInfo>): StatusFacts => ({
  ...healthy,
  token: ok({ ...token, ...change }),
});
export const withWaba = (change: Partial<Waba>): StatusFacts => ({
  ...healthy,
  waba: ok({ ...waba, ...change }),
});
export const withFacts = (change: Partial<StatusFacts>): StatusFacts => ({ ...healthy, ...change });
export const read = ok;
export const failed = (reason: UnknownReason) => ({ kind: 'unknown' as const, reason });

export function refused(code: number, subcode: number | null = null) {
  const error: GraphApiError = {
    ...{ code, subcode, type: null, message: 'no', details: null, transient: false },
    ...{ userTitle: null, userMessage: null, fbtraceId: 'AbC' },
  };
  return failed({ kind: 'refused', status: 400, error });
}
