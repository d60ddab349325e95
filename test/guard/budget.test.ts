import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { callsUsed } from '../../src/guard/budget.ts';
import { decide } from '../../src/guard/decide.ts';
import { policy } from '../../src/guard/policy.ts';
import type { GuardRequest, PastAttempt } from '../../src/guard/types.ts';
import { makeAttempt, makeFacts, makeRequest, NOW } from './make-facts.ts';

/** Meta's 72 hours, and a minute for its clock and ours. */
const WINDOW = 72 * HOUR + MINUTE;
const APPROVER = { user: 'U0LEA', role: 'approver' } as const;

/** Calls an hour apart, the newest an hour ago, each refused for a reason that asks for no wait. */
const calls = (count: number, change: Partial<PastAttempt> = {}) =>
  Array.from({ length: count }, (_, i) =>
    makeAttempt({ code: 133006, startedAt: NOW - (count - i) * HOUR, ...change }),
  );

const ask = (attempts: readonly PastAttempt[], change: Partial<GuardRequest> = {}, now = NOW) =>
  decide(makeRequest(change), makeFacts({}, { attempts, now }), policy);

describe('ten calls in 72 hours', () => {
  test('says how many are left after this one', () => {
    expect(ask([])).toEqual({ kind: 'allowed', left: 9, spendsReserve: false });
    expect(ask(calls(3))).toEqual({ kind: 'allowed', left: 6, spendsReserve: false });
    expect(ask(calls(7))).toEqual({ kind: 'allowed', left: 2, spendsReserve: false });
  });

  test('the last two are kept for an approver', () => {
    expect(ask(calls(8))).toEqual({
      kind: 'refused',
      refusal: {
        kind: 'budget',
        action: 'register',
        used: 8,
        allowed: 8,
        until: NOW - 8 * HOUR + WINDOW,
        isReserve: true,
      },
    });
    expect(ask(calls(8), { actor: APPROVER })).toEqual({ kind: 'allowed', left: 1, spendsReserve: true });
    expect(ask(calls(9), { actor: APPROVER })).toEqual({ kind: 'allowed', left: 0, spendsReserve: true });
  });

  test('a retry never spends them, whoever started it', () => {
    expect(ask(calls(8), { actor: APPROVER, origin: 'retry' })).toMatchObject({
      refusal: { kind: 'budget', allowed: 8, isReserve: true },
    });
  });

  test('the eleventh is nobody’s', () => {
    expect(ask(calls(10), { actor: APPROVER })).toMatchObject({
      refusal: { used: 10, allowed: 10, until: NOW - 10 * HOUR + WINDOW, isReserve: false },
    });
    expect(ask(calls(10))).toMatchObject({
      refusal: { used: 10, allowed: 8, until: NOW - 8 * HOUR + WINDOW, isReserve: false },
    });
  });

  test('opens when just enough calls are old, and not a moment before', () => {
    const until = NOW - 8 * HOUR + WINDOW;
    expect(ask(calls(10), {}, until - 1)).toMatchObject({ refusal: { kind: 'budget', until } });
    expect(ask(calls(10), {}, until)).toEqual({ kind: 'allowed', left: 2, spendsReserve: false });
  });

  test('counts what failed, what nobody answered and what worked', () => {
    const attempts = [
      ...calls(6),
      makeAttempt({ startedAt: NOW - 3 * HOUR, state: 'unknown' }),
      makeAttempt({ startedAt: NOW - 2 * HOUR, state: 'succeeded' }),
    ];
    expect(ask(attempts)).toMatchObject({ refusal: { kind: 'budget', used: 8 } });
    expect(callsUsed([makeAttempt({ state: 'calling' })], 'register', NOW)).toBe(1);
  });

  test('in whatever order they are told', () => {
    const attempts = calls(9).toReversed();
    expect(ask(attempts)).toMatchObject({ refusal: { until: NOW - 8 * HOUR + WINDOW } });
  });

  test('registering and deregistering have ten each, and nothing else is counted', () => {
    expect(ask(calls(10, { action: 'deregister' }))).toMatchObject({ kind: 'allowed', left: 9 });
    expect(ask(calls(10, { action: 'set-pin' }))).toMatchObject({ kind: 'allowed', left: 9 });
    const unverified = makeFacts({ codeVerificationStatus: 'NOT_VERIFIED' }, { attempts: calls(10) });
    expect(decide(makeRequest({ action: 'request-code' }), unverified, policy)).toEqual({
      kind: 'allowed',
      left: null,
      spendsReserve: false,
    });
  });
});
