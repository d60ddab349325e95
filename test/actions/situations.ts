import type { History } from '../../src/actions/situation.ts';
import { unknown } from '../../src/graph/errors.ts';
import type { PhoneNumber } from '../../src/graph/phone-numbers.ts';
import type { PastAttempt } from '../../src/guard/types.ts';

export const NOW = Date.UTC(2026, 10, 21, 12);
const NUMBER_ID = '106540352242922';

const FREE: PhoneNumber = {
  id: NUMBER_ID,
  displayPhoneNumber: '+48 600 123 456',
  verifiedName: 'Kwiaciarnia',
  status: 'PENDING',
  codeVerificationStatus: 'VERIFIED',
  nameStatus: 'APPROVED',
  newDisplayName: null,
  newNameStatus: null,
  qualityRating: 'UNKNOWN',
  platformType: 'NOT_APPLICABLE',
  accountMode: 'LIVE',
  isOnBizApp: false,
  isPinEnabled: true,
  throughput: null,
  messagingLimit: null,
  health: null,
  canSendMessage: null,
  overrideCallback: null,
  lastOnboardedTime: null,
};

/** A number that only has to be registered. */
export const free = (change: Partial<PhoneNumber> = {}) => ({
  kind: 'ok' as const,
  value: { ...FREE, ...change },
});

/** A number that works. */
export const connected = (change: Partial<PhoneNumber> = {}) =>
  free({ status: 'CONNECTED', platformType: 'CLOUD_API', ...change });

export const unread = unknown({ kind: 'timeout' });

/** A call of a moment ago that Meta refused, unless it says otherwise. */
export const attempt = (change: Partial<PastAttempt> = {}): PastAttempt => ({
  action: 'register',
  state: 'rejected',
  startedAt: NOW - 60_000,
  by: 'UANA',
  code: 100,
  subcode: 2388001,
  details: null,
  entry: 'number-linked',
  ...change,
});

export const history = (change: Partial<History> = {}): History => ({
  now: NOW,
  attempts: [],
  milestones: [],
  ...change,
});
