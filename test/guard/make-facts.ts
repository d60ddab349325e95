import type { PhoneNumber } from '../../src/graph/phone-numbers.ts';
import { coolDowns } from '../../src/guard/cool-downs.ts';
import type { CoolDown, GuardFacts, GuardRequest, Milestone, PastAttempt } from '../../src/guard/types.ts';
import type { ActionName } from '../../src/knowledge/schema.ts';

export const NOW = Date.UTC(2026, 10, 21, 12);

const unregistered: PhoneNumber = {
  id: '106540352242922',
  displayPhoneNumber: '+48 600 123 456',
  verifiedName: 'Kwiaciarnia',
  status: 'PENDING',
  codeVerificationStatus: 'VERIFIED',
  nameStatus: 'APPROVED',
  newDisplayName: null,
  newNameStatus: null,
  qualityRating: 'GREEN',
  platformType: 'NOT_APPLICABLE',
  accountMode: 'LIVE',
  isOnBizApp: false,
  isPinEnabled: true,
  throughput: 'NOT_APPLICABLE',
  messagingLimit: 'TIER_2K',
  health: null,
  canSendMessage: null,
  overrideCallback: null,
  lastOnboardedTime: null,
};

/** A number that waits to be registered; nothing is in the way. */
export function makeNumber(change: Partial<PhoneNumber> = {}): PhoneNumber {
  return { ...unregistered, ...change };
}

/** What a registered number shows. */
export const CONNECTED = { status: 'CONNECTED', platformType: 'CLOUD_API' } as const;

export function makeFacts(
  number: Partial<PhoneNumber> = {},
  change: Partial<Omit<GuardFacts, 'number'>> = {},
): GuardFacts {
  return {
    now: NOW,
    number: { kind: 'ok', value: makeNumber(number) },
    attempts: [],
    milestones: [],
    incidents: { kind: 'ok', value: [] },
    ...change,
  };
}

export function makeRequest(change: Partial<GuardRequest> = {}): GuardRequest {
  return {
    action: 'register',
    actor: { user: 'U0ANA', role: 'operator' },
    origin: 'person',
    approval: null,
    entry: null,
    ...change,
  };
}

/** An attempt that Meta refused with a code; without one it has succeeded. */
export function makeAttempt(change: Partial<PastAttempt> = {}): PastAttempt {
  return {
    action: 'register',
    state: typeof change.code === 'number' || typeof change.subcode === 'number' ? 'rejected' : 'succeeded',
    startedAt: NOW,
    by: 'U0BEN',
    code: null,
    subcode: null,
    details: null,
    entry: null,
    ...change,
  };
}

/** The waits that a history means for an action. */
export function heldBack(
  attempts: readonly PastAttempt[],
  action: ActionName = 'register',
  milestones: readonly Milestone[] = [],
  now = NOW,
): CoolDown[] {
  return coolDowns(action, { attempts, milestones, now });
}
