import { MINUTE, SECOND } from '../clock.ts';
import { backOff, isRateLimit, isTransient, trailing } from '../guard/transient.ts';
import type { GuardFacts, Refusal } from '../guard/types.ts';
import type { NextStep, Retry } from './types.ts';
import { lookAgainAfter, waitOrEnd, waitUntil } from './waits.ts';

type Refused = {
  readonly retry: Retry;
  readonly facts: GuardFacts;
  readonly random: number;
};

const STOP = { kind: 'end', why: 'refused' } as const;
const PERSON = { kind: 'ask', why: 'needs-person' } as const;

/** Meta or our own breaker may have named a time; many retries heard the same one. */
function lookLater({ retry, facts, random }: Refused): NextStep {
  const { number, now } = facts;
  const after = lookAgainAfter(retry, now, MINUTE, 15 * MINUTE);
  const told = number.kind === 'unknown' && 'until' in number.reason ? number.reason.until : now;
  const until = Math.max(now + after, told) + Math.round(2 * MINUTE * random);
  return waitUntil(retry, until, 'could-not-tell');
}

/** The guard names the least that is decent; drawn, so that not everybody returns at that moment. */
function coolDown({ retry, facts, random }: Refused, { cause, until }: Cooling): NextStep {
  const test = cause === 'transient' ? isTransient : cause === 'rate-limit' ? isRateLimit : null;
  if (test === null) return waitOrEnd(retry, until, cause);
  const own = facts.attempts.filter(({ action }) => cause === 'rate-limit' || action === retry.action);
  const run = trailing(own, test);
  return waitOrEnd(retry, until + backOff(run, random) - backOff(run, 0), cause);
}

type Cooling = Extract<Refusal, { kind: 'cool-down' }>;

/** What a retry does when the guard says no: waits for what time ends, asks for what a person ends, or stops. */
export function afterRefusal(refused: Refused, refusal: Refusal): NextStep {
  const { retry, facts, random } = refused;
  const { now } = facts;
  switch (refusal.kind) {
    case 'already-connected':
      return { kind: 'end', why: 'connected' };
    case 'could-not-tell':
      return lookLater(refused);
    case 'on-phone':
      return waitUntil(retry, now + lookAgainAfter(retry, now, 3 * MINUTE, 30 * MINUTE), 'still-linked');
    case 'running':
      return waitUntil(retry, now + 30 * SECOND, 'running');
    case 'cool-down':
      return coolDown(refused, refusal);
    case 'budget':
      return waitOrEnd(retry, refusal.until, 'budget');
    case 'outage':
      return {
        kind: 'pause',
        until: Math.min(retry.deadlineAt, now + Math.round(5 * MINUTE * (1 + random))),
        title: refusal.title,
      };
    case 'not-verified':
    case 'name-not-usable':
    case 'pin-streak':
      return PERSON;
    case 'role':
    case 'approval':
    case 'never-automatic':
    case 'coexistence':
    case 'wrong-state':
    case 'already-verified':
    case 'not-registered':
      return STOP;
  }
}
