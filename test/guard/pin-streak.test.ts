import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/clock.ts';
import { decide } from '../../src/guard/decide.ts';
import { safePins } from '../../src/guard/pin-streak.ts';
import { policy } from '../../src/guard/policy.ts';
import type { Milestone, PastAttempt } from '../../src/guard/types.ts';
import { CONNECTED, makeAttempt, makeFacts, makeRequest, NOW } from './make-facts.ts';

const at = (hoursAgo: number, change: Partial<PastAttempt>) =>
  makeAttempt({ startedAt: NOW - hoursAgo * HOUR, ...change });
const wrong = (hoursAgo: number) => at(hoursAgo, { code: 133005, entry: 'pin-mismatch' });
const silent = (hoursAgo: number) => at(hoursAgo, { state: 'unknown' });

const safe = (attempts: readonly PastAttempt[], milestones: readonly Milestone[] = [], now = NOW) =>
  safePins(attempts, milestones, now);

const ask = (attempts: readonly PastAttempt[], now = NOW) =>
  decide(makeRequest(), makeFacts({}, { attempts, now }), policy);

describe('wrong PINs in a row', () => {
  test('three are safe, the fourth is refused', () => {
    expect([[], [wrong(3)], [wrong(3), wrong(2)]].map((history) => safe(history))).toEqual([3, 2, 1]);
    expect(ask([wrong(3), wrong(2)]).kind).toBe('allowed');
    const refusal = { kind: 'pin-streak', wrong: 3, until: NOW - 3 * HOUR + DAY };
    expect(ask([wrong(3), wrong(2), wrong(1)])).toEqual({ kind: 'refused', refusal });
    expect(safe([wrong(3), wrong(2), wrong(1)])).toBe(0);
  });

  test('more than three, tried elsewhere: as long as there are three', () => {
    expect(ask([wrong(4), wrong(3), wrong(2), wrong(1)])).toMatchObject({
      refusal: { wrong: 4, until: NOW - 3 * HOUR + DAY },
    });
    expect(safe([wrong(4), wrong(3), wrong(2), wrong(1)])).toBe(0);
  });

  test('one is forgiven after a day, and not sooner', () => {
    const attempts = [wrong(3), wrong(2), wrong(1)];
    const until = NOW - 3 * HOUR + DAY;
    expect(ask(attempts, until - 1)).toMatchObject({ refusal: { kind: 'pin-streak', until } });
    expect(ask(attempts, until).kind).toBe('allowed');
    expect(safe(attempts, [], until)).toBe(1);
  });

  test.each([
    ['another error by its code', { code: 133005 }],
    ['a lock of the account that was about the PIN', { code: 131031, entry: 'pin-mismatch' }],
  ])('%s counts', (_, change) => expect(safe([at(1, change)])).toBe(2));

  test.each([
    ['a PIN of the wrong shape', { code: 100, subcode: 2388092, entry: 'pin-mismatch' }],
    ['a pause', { code: 133009, entry: 'pin-too-quick' }],
    ['a lock', { code: 133008, entry: 'pin-attempts' }],
    ['what is not a registration', { action: 'set-pin', code: 133005 }],
    ['what worked', { state: 'succeeded', code: 133005, entry: 'pin-mismatch' }],
  ] as const)('%s does not count', (_, change) => expect(safe([wrong(2), at(1, change)])).not.toBe(1));
});

describe('a call that nobody answered', () => {
  test('may have been one more wrong PIN', () => expect(safe([wrong(2), silent(1)])).toBe(1));
  test('says nothing while no PIN is in doubt', () => expect(safe([silent(2), silent(1)])).toBe(3));
  test('before the first wrong one says nothing', () => expect(safe([silent(2), wrong(1)])).toBe(2));
  test('counts even when the wrong one is old', () => {
    const attempts = [wrong(30), silent(3), silent(2), silent(1)];
    expect(ask(attempts)).toMatchObject({ refusal: { kind: 'pin-streak', wrong: 3 } });
  });
});

describe('a new start', () => {
  const guesses = [wrong(5), wrong(4), wrong(3)];
  test('by a registration', () => expect(safe([...guesses, at(2, {})])).toBe(3));
  test('by a new PIN', () => expect(safe([...guesses, at(2, { action: 'set-pin' })])).toBe(3));
  test('not by anything else', () => {
    expect(safe([...guesses, at(2, { action: 'verify-code' })])).toBe(0);
    expect(safe([...guesses, at(2, { action: 'set-pin', code: 133010 })])).toBe(0);
  });
  test('when two-step was turned off', () => {
    const off = (hoursAgo: number) => [{ kind: 'two-step-off' as const, at: NOW - hoursAgo * HOUR }];
    expect(safe(guesses, off(2))).toBe(3);
    expect(safe(guesses, off(3))).toBe(3);
    expect(safe(guesses, off(4))).toBe(2);
    expect(safe(guesses, off(6))).toBe(0);
    expect(safe(guesses, [{ kind: 'phone-account-deleted', at: NOW - 2 * HOUR }])).toBe(0);
  });
  test('what was guessed after it counts', () => {
    expect(safe([...guesses, at(2, {}), wrong(1)])).toBe(2);
  });
});

test('setting a new PIN is always open', () => {
  const attempts = [wrong(3), wrong(2), wrong(1)];
  const request = makeRequest({ action: 'set-pin', actor: { user: 'U0LEA', role: 'approver' } });
  expect(decide(request, makeFacts(CONNECTED, { attempts }), policy).kind).toBe('allowed');
});
