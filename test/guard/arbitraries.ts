import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { unknown } from '../../src/graph/errors.ts';
import type { GuardFacts, GuardRequest, Milestone, PastAttempt } from '../../src/guard/types.ts';
import { roles } from '../../src/guard/types.ts';
import { actionNames } from '../../src/knowledge/schema.ts';
import { makeNumber, NOW } from './make-facts.ts';

/** Everything that can have happened to a number in four days, likely or not. */

const answer = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ state: 'succeeded', code: null, entry: null } as const) },
  { weight: 1, arbitrary: fc.constant({ state: 'unknown', code: null, entry: null } as const) },
  {
    weight: 10,
    arbitrary: fc.constantFrom(
      ...[
        [133005, 'pin-mismatch'],
        [133005, 'pin-mismatch'],
        [133005, 'pin-mismatch'],
        [133008, 'pin-attempts'],
        [133009, 'pin-too-quick'],
        [133015, 'recently-deleted'],
        [133016, 'register-rate-limit'],
        [133004, 'server-unavailable'],
        [131000, 'generic'],
        [133006, 'reverify-needed'],
        [133000, 'partial-deregister'],
        [136024, 'otp-too-many-attempts'],
        [136025, 'otp-too-many-attempts'],
        [80008, 'rate-limited'],
        [100, 'number-linked'],
        [999999, null],
      ].map(
        ([code, entry]) =>
          ({ state: 'rejected', code, entry }) as Pick<PastAttempt, 'state' | 'code' | 'entry'>,
      ),
    ),
  },
);

const details = fc.constantFrom(null, 'Try again in 30 seconds.', 'Wait 6 hours.', 'No time is named.');

const attempt: fc.Arbitrary<PastAttempt> = fc
  .record({
    action: fc.oneof(fc.constant('register' as const), fc.constantFrom(...actionNames)),
    ago: fc.oneof(fc.integer({ min: 0, max: 2 * HOUR }), fc.integer({ min: 0, max: 4 * DAY })),
    by: fc.constantFrom('U0ANA', 'U0BEN'),
    answer,
    details,
  })
  .map(({ action, ago, by, answer: { state, code, entry }, details: told }) => ({
    action,
    state,
    startedAt: NOW - ago,
    by,
    code,
    subcode: null,
    details: told,
    entry,
  }));

const underWay = attempt.map((one): PastAttempt => ({ ...one, state: 'calling', code: null, entry: null }));

const attempts: fc.Arbitrary<PastAttempt[]> = fc
  .tuple(
    fc.array(attempt, { maxLength: 25, size: 'max' }),
    fc.oneof(
      { weight: 15, arbitrary: fc.constant([]) },
      underWay.map((one) => [one]),
    ),
  )
  .map(([over, now]) => [...over, ...now].toSorted((a, b) => a.startedAt - b.startedAt));

const milestone: fc.Arbitrary<Milestone> = fc.record({
  kind: fc.constantFrom('phone-account-deleted', 'platform-disconnected', 'two-step-off'),
  at: fc.integer({ min: 0, max: 30 * MINUTE }).map((ago) => NOW - ago),
});

const number = fc
  .record({
    status: fc.constantFrom('PENDING', 'PENDING', 'DISCONNECTED', 'CONNECTED', 'BANNED', 'HIBERNATING', null),
    platformType: fc.constantFrom('NOT_APPLICABLE', 'NOT_APPLICABLE', 'CLOUD_API', null),
    codeVerificationStatus: fc.constantFrom('VERIFIED', 'VERIFIED', 'NOT_VERIFIED', null),
    nameStatus: fc.constantFrom('APPROVED', 'APPROVED', 'PENDING_REVIEW', 'EXPIRED', null),
    newNameStatus: fc.constantFrom(null, null, 'APPROVED', 'PENDING_REVIEW'),
    isOnBizApp: fc.constantFrom(false, false, true, null),
  })
  .map((change) => ({ kind: 'ok', value: makeNumber(change) }) as const);

export const anyFacts: fc.Arbitrary<GuardFacts> = fc.record({
  now: fc.constant(NOW),
  number: fc.oneof(
    { weight: 5, arbitrary: number },
    { weight: 5, arbitrary: fc.constant({ kind: 'ok', value: makeNumber() } as const) },
    { weight: 1, arbitrary: fc.constant(unknown({ kind: 'timeout' })) },
  ),
  attempts,
  milestones: fc.array(milestone, { maxLength: 3 }),
  incidents: fc.oneof(
    { weight: 5, arbitrary: fc.constant({ kind: 'ok', value: [] } as const) },
    {
      weight: 1,
      arbitrary: fc.constant({
        kind: 'ok',
        value: [{ title: 'Down', publishedAt: null, link: null }],
      } as const),
    },
    { weight: 1, arbitrary: fc.constant(unknown({ kind: 'timeout' })) },
  ),
});

export const anyRequest: fc.Arbitrary<GuardRequest> = fc.record({
  action: fc.oneof(fc.constant('register' as const), fc.constantFrom(...actionNames)),
  actor: fc.record({
    user: fc.constantFrom('U0ANA', 'U0LEA'),
    role: fc.oneof(fc.constantFrom('operator' as const, 'approver' as const), fc.constantFrom(...roles)),
  }),
  origin: fc.constantFrom('person', 'retry'),
  approval: fc.constantFrom(
    null,
    { by: 'U0LEA', proposedBy: 'U0ANA', expiresAt: NOW + 7 * DAY },
    { by: 'U0ANA', proposedBy: 'U0ANA', expiresAt: NOW + 7 * DAY },
  ),
  entry: fc.constantFrom(null, 'incorrect-certificate', 'partial-deregister', 'number-linked'),
});
