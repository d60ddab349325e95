import fc from 'fast-check';
import { expect } from 'vitest';
import { HOUR } from '../../src/clock.ts';
import { unknown } from '../../src/graph/errors.ts';
import { decide } from '../../src/guard/decide.ts';
import { policy } from '../../src/guard/policy.ts';
import type { GuardFacts, PastAttempt } from '../../src/guard/types.ts';
import { namedCauses } from '../../src/retries/causes.ts';
import { firstWait, retryLimits } from '../../src/retries/first-wait.ts';
import { nextStep } from '../../src/retries/policy.ts';
import type { NextStep, Retry, RetryEnd } from '../../src/retries/types.ts';
import { CONNECTED, makeAttempt, makeFacts, NOW } from '../guard/make-facts.ts';
import { makeRetry } from './make-retry.ts';
import { executed, nudged, paused, tried, withLine } from './make-step.ts';

/** What happens to a number, and who helps, in the life of a retry. */
type Luck = {
  readonly entry: string;
  /** What Meta answers, one after the other. */
  readonly answers: readonly Partial<PastAttempt>[];
  /** What each look finds. */
  readonly sights: readonly ('free' | 'in app' | 'coexisting' | 'unverified' | 'blind' | 'in review')[];
  /** Whether a success shows in the live state. */
  readonly isShown: boolean;
  /** Whether Meta reports trouble at each look. */
  readonly trouble: readonly boolean[];
  readonly randoms: readonly number[];
  /** Hours until somebody answers, and whether they bring a PIN; null: nobody ever does. */
  readonly help: { readonly after: number; readonly gave: 'pin' | undefined } | null;
};

export const luck: fc.Arbitrary<Luck> = fc.record({
  entry: fc.constantFrom(...namedCauses, 'number-linked', 'not-registered'),
  answers: fc.array(
    fc.constantFrom<Partial<PastAttempt>[]>(
      { state: 'unknown' },
      { code: 100, entry: 'number-linked' },
      { code: 133004, entry: 'server-unavailable' },
      { code: 133005, entry: 'pin-mismatch' },
      { code: 133008, entry: 'pin-attempts', details: 'Wait 6 hours.' },
      { code: 133015, entry: 'recently-deleted' },
      { code: 133016, entry: 'register-rate-limit' },
      { code: 133000, entry: 'partial-deregister' },
      { code: 80008, entry: 'rate-limited' },
      { state: 'succeeded' },
      { code: 4711, entry: null },
    ),
    { minLength: 1, maxLength: 12 },
  ),
  sights: fc.array(
    fc.constantFrom<Luck['sights'][number][]>(
      'free',
      'free',
      'free',
      'in app',
      'coexisting',
      'unverified',
      'blind',
      'in review',
    ),
    { minLength: 1, maxLength: 8 },
  ),
  isShown: fc.boolean(),
  trouble: fc.array(fc.constantFrom(false, false, false, true), { minLength: 1, maxLength: 8 }),
  randoms: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 5 }),
  help: fc.option(
    fc.record({ after: fc.integer({ min: 1, max: 30 }), gave: fc.constantFrom('pin', undefined) }),
  ),
});

const SIGHTS = {
  free: {},
  'in app': { isOnBizApp: true },
  coexisting: { ...CONNECTED, isOnBizApp: true },
  unverified: { codeVerificationStatus: 'NOT_VERIFIED' },
  blind: null,
  'in review': { newNameStatus: 'PENDING_REVIEW', nameStatus: 'PENDING_REVIEW' },
} as const;

/** A whole life of a retry; whatever happens, each step is checked. */
export class Life {
  now = NOW;
  looks = 0;
  readonly attempts: PastAttempt[] = [];
  retry: Retry;
  readonly #luck: Luck;

  constructor(given: Luck) {
    this.#luck = given;
    const { entry } = given;
    const { maxTries, lasts } = retryLimits(entry);
    const dueAt = firstWait({ action: 'register', entry, details: null }, makeFacts());
    this.retry = makeRetry({ entry, startedAt: NOW, dueAt, maxTries, deadlineAt: dueAt + lasts });
  }

  #pick<Item>(list: readonly Item[], at: number): Item {
    const item = list[at % list.length];
    if (item === undefined) throw new Error('an empty list');
    return item;
  }

  facts(): GuardFacts {
    const isDone = this.#luck.isShown && this.attempts.some(({ state }) => state === 'succeeded');
    const sight = isDone ? CONNECTED : SIGHTS[this.#pick(this.#luck.sights, this.looks)];
    const incident = { title: 'Down', publishedAt: null, link: null };
    const hasTrouble = this.#pick(this.#luck.trouble, this.looks);
    const facts = makeFacts(sight ?? {}, {
      now: this.now,
      attempts: this.attempts,
      incidents: { kind: 'ok', value: hasTrouble ? [incident] : [] },
    });
    return sight === null ? { ...facts, number: unknown({ kind: 'timeout' }) } : facts;
  }

  next(last: PastAttempt | null): NextStep {
    const step = nextStep({
      retry: this.retry,
      facts: this.facts(),
      lastExecution: last === null ? null : executed(last),
      random: this.#pick(this.#luck.randoms, this.looks),
    });
    this.#check(step, last);
    this.looks += 1;
    return step;
  }

  /** What must hold of every step. */
  #check(step: NextStep, last: PastAttempt | null): void {
    const { now, retry } = this;
    if (step.kind === 'wait' || step.kind === 'pause') {
      expect(step.until).toBeGreaterThan(now);
      expect(step.until).toBeLessThanOrEqual(retry.deadlineAt);
    }
    if (step.kind !== 'act') return;
    expect(last).toBeNull();
    expect(retry.tries).toBeLessThan(retry.maxTries);
    expect(now).toBeLessThan(retry.deadlineAt);
    const actor = { user: retry.startedBy, role: 'operator' } as const;
    const request = {
      action: retry.action,
      actor,
      origin: 'retry',
      approval: null,
      entry: retry.entry,
    } as const;
    expect(decide(request, this.facts(), policy).kind).toBe('allowed');
  }

  call(): PastAttempt {
    const answer = this.#pick(this.#luck.answers, this.attempts.length);
    const past = makeAttempt({ ...answer, startedAt: this.now });
    this.attempts.push(past);
    this.retry = { ...this.retry, tries: this.retry.tries + 1 };
    return past;
  }

  /** Carries a step out; the end, where it is one. */
  apply(step: NextStep): RetryEnd | null {
    const { help } = this.#luck;
    switch (step.kind) {
      case 'end':
        return step.why;
      case 'ask':
        if (help === null) this.now = this.retry.deadlineAt;
        else {
          this.now += help.after * HOUR + 1;
          this.retry = withLine(this.retry, { ...nudged(help.gave), at: this.now });
        }
        return null;
      case 'pause':
        this.retry = withLine(this.retry, { ...paused, at: this.now });
        this.now = step.until;
        return null;
      case 'wait':
        this.retry = withLine(this.retry, { at: this.now, kind: 'looked', status: null, until: step.until });
        this.now = step.until;
        return null;
      case 'act': {
        const past = this.call();
        const step = this.next(past);
        this.retry = withLine(this.retry, tried(this.now, past.entry));
        return this.apply(step);
      }
    }
  }

  /** How it ends; null: it does not. */
  live(): RetryEnd | null {
    this.now = this.retry.dueAt ?? this.now;
    while (this.looks < 2_000) {
      const end = this.apply(this.next(null));
      if (end !== null) return end;
    }
    return null;
  }
}
