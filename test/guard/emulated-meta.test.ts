import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import { decide } from '../../src/guard/decide.ts';
import { policy } from '../../src/guard/policy.ts';
import type { Decision, GuardFacts, PastAttempt, Role } from '../../src/guard/types.ts';
import type { ActionName } from '../../src/knowledge/schema.ts';
import { type FaultName, findFault } from '../../src/sandbox/graph/faults.ts';
import { newNumber } from '../../src/sandbox/graph/seed.ts';
import type { ControlName } from '../../src/sandbox/graph/state/controls.ts';
import type { EmulatedNumber } from '../../src/sandbox/graph/state/number.ts';
import { type NumberAction, reduceNumber } from '../../src/sandbox/graph/state/reduce.ts';
import { makeNumber, NOW } from './make-facts.ts';

/** Presses without end on one number, against the emulated Meta, which counts and locks by itself. */

const RIGHT = '123456';
const WRONG = '654321';

/** Faults that cost a try, a lock or a day, and that the live state or the ledger foretells. */
const FORESEEN: readonly FaultName[] = [
  'register-limit',
  'pin-locked',
  'deregister-coexistence',
  'nothing-to-deregister',
  'number-gone',
  'account-locked',
  'reverify-needed',
  'name-unusable',
  'already-verified',
  'not-registered',
];

const ENTRIES: Partial<Record<FaultName, string>> = {
  'pin-mismatch': 'pin-mismatch',
  'code-too-many-tries': 'otp-too-many-attempts',
  'code-volume': 'otp-too-many-attempts',
  'code-wrong': 'otp-invalid',
};

class Desk {
  now = NOW;
  readonly attempts: PastAttempt[] = [];
  readonly faults: FaultName[] = [];
  #number: EmulatedNumber;

  constructor(given: Partial<EmulatedNumber>) {
    const pin = { pin: RIGHT, onboardedAt: NOW - DAY };
    this.#number = newNumber({ id: '1', displayNumber: '+48 600 123 456', ...pin, ...given });
  }

  facts(): GuardFacts {
    const { status, codeVerification, nameStatus, newNameStatus, platform, holder } = this.#number;
    const number = makeNumber({
      status,
      codeVerificationStatus: codeVerification,
      nameStatus,
      newNameStatus,
      platformType: platform,
      isOnBizApp: holder === 'business app',
    });
    const { now, attempts } = this;
    return {
      now,
      number: { kind: 'ok', value: number },
      attempts,
      milestones: [],
      incidents: { kind: 'ok', value: [] },
    };
  }

  control(control: ControlName): void {
    this.#number = reduceNumber(this.#number, { kind: 'control', control }, this.now).number;
  }

  press(action: ActionName, isRight: boolean, role: Role): Decision {
    const approval = { by: 'U0LEA', proposedBy: 'U0ANA', expiresAt: this.now + MINUTE };
    const actor = { user: 'U0ANA', role };
    const request = { action, actor, origin: 'person', approval, entry: null } as const;
    const decision = decide(request, this.facts(), policy);
    if (decision.kind === 'allowed') this.#call(action, isRight);
    return decision;
  }

  /** Meta hears of the call a little after it was begun. */
  #call(action: ActionName, isRight: boolean): void {
    const startedAt = this.now;
    this.now += 2 * SECOND;
    const done = reduceNumber(this.#number, toMeta(action, isRight), this.now);
    this.#number = done.number;
    if (done.fault !== null) this.faults.push(done.fault);
    const fault = done.fault === null ? null : findFault(done.fault);
    const wait =
      done.until === undefined ? '' : ` Try again in ${Math.ceil((done.until - this.now) / SECOND)} seconds.`;
    this.attempts.push({
      action,
      state: fault === null ? 'succeeded' : 'rejected',
      startedAt,
      by: 'U0ANA',
      code: fault?.code ?? null,
      subcode: fault?.subcode ?? null,
      details: fault === null ? null : `${fault.details ?? ''}${wait}`,
      entry: done.fault === null ? null : (ENTRIES[done.fault] ?? null),
    });
  }
}

function toMeta(action: ActionName, isRight: boolean): NumberAction {
  const digits = isRight ? RIGHT : WRONG;
  switch (action) {
    case 'register':
    case 'set-pin':
      return { kind: action, pin: digits };
    case 'deregister':
      return { kind: action };
    default:
      return { kind: action === 'verify-code' ? action : 'request-code', code: digits };
  }
}

type Move =
  | { readonly press: ActionName; readonly isRight: boolean; readonly role: Role }
  | { readonly control: ControlName }
  | { readonly pass: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      press: fc.oneof(
        fc.constant('register' as const),
        fc.constantFrom('register', 'deregister', 'request-code', 'verify-code', 'set-pin'),
      ),
      isRight: fc.boolean(),
      role: fc.constantFrom('operator', 'approver'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      control: fc.constantFrom<ControlName>(
        'link-to-phone',
        'delete-phone-account',
        'forget-verification',
        'disconnect-business-app',
        'delete-number',
        'expire-name',
        'approve-name',
        'ban',
        'report-unknown-status',
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      pass: fc.oneof(
        fc.integer({ min: SECOND, max: 10 * MINUTE }),
        fc.integer({ min: HOUR, max: 30 * HOUR }),
      ),
    }),
  },
);

const start: fc.Arbitrary<Partial<EmulatedNumber>> = fc
  .record({
    pin: fc.constantFrom(RIGHT, WRONG, null),
    holder: fc.constantFrom('nobody', 'nobody', 'phone app', 'business app'),
    foreignTwoStep: fc.constantFrom(false, false, true),
    incompleteDeregistration: fc.constantFrom(false, false, true),
    codeVerification: fc.constantFrom('VERIFIED', 'VERIFIED', 'NOT_VERIFIED'),
    status: fc.constantFrom('PENDING', 'CONNECTED', 'DISCONNECTED'),
  })
  .map((given) => ({ ...given, platform: given.status === 'CONNECTED' ? 'CLOUD_API' : 'NOT_APPLICABLE' }));

test('Meta never has to say what we could have known', () => {
  const met = new Set<FaultName>();
  fc.assert(
    fc.property(start, fc.array(move, { minLength: 20, maxLength: 120, size: 'max' }), (given, moves) => {
      const desk = new Desk(given);
      for (const step of moves) {
        if ('pass' in step) desk.now += step.pass;
        else if ('control' in step) desk.control(step.control);
        else desk.press(step.press, step.isRight, step.role);
      }
      for (const fault of desk.faults) met.add(fault);
      expect(desk.faults.filter((fault) => FORESEEN.includes(fault))).toEqual([]);
    }),
    { numRuns: 500, seed: 20_261_121 },
  );
  // It does say what nobody could know.
  for (const fault of ['pin-mismatch', 'held-elsewhere', 'two-step-on', 'recently-deleted'] as const) {
    expect(met).toContain(fault);
  }
});

describe('200 presses on one number', () => {
  const press200 = (role: Role) => {
    const desk = new Desk({ holder: 'phone app' });
    const decisions = Array.from({ length: 200 }, () => desk.press('register', true, role));
    return { desk, last: decisions.at(-1) };
  };

  test('eight calls by an operator, and the refusal names the time', () => {
    const { desk, last } = press200('operator');
    expect(desk.attempts).toHaveLength(8);
    expect(last).toMatchObject({
      refusal: { kind: 'budget', used: 8, allowed: 8, isReserve: true, until: NOW + 72 * HOUR + MINUTE },
    });
  });

  test('ten by an approver; Meta never says that it is too much', () => {
    const { desk, last } = press200('approver');
    expect(desk.faults).toEqual(Array(10).fill('held-elsewhere'));
    expect(last).toMatchObject({ refusal: { kind: 'budget', used: 10, isReserve: false } });
  });

  test('at the time that was named, the next call is Meta’s tenth again and no more', () => {
    const { desk, last } = press200('approver');
    if (last?.kind !== 'refused' || last.refusal.kind !== 'budget') throw new Error('not refused');
    desk.now = last.refusal.until - 1;
    expect(desk.press('register', true, 'approver').kind).toBe('refused');
    desk.now = last.refusal.until;
    expect(desk.press('register', true, 'approver').kind).toBe('allowed');
    expect(desk.faults).not.toContain('register-limit');
  });
});
