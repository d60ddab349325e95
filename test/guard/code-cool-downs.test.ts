import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/clock.ts';
import type { CoolDown, PastAttempt } from '../../src/guard/types.ts';
import { heldBack, makeAttempt, NOW } from './make-facts.ts';

const none: CoolDown[] = [];

describe('codes', () => {
  const request = (change: Partial<PastAttempt> = {}) => makeAttempt({ action: 'request-code', ...change });
  const guess = (change: Partial<PastAttempt> = {}) => makeAttempt({ action: 'verify-code', ...change });
  const tooMany = { code: 136024, entry: 'otp-too-many-attempts' };

  test('a minute between two of them', () => {
    expect(heldBack([request()], 'request-code')).toEqual([{ cause: 'code-requests', until: NOW + MINUTE }]);
    expect(heldBack([request()], 'verify-code')).toEqual(none);
    expect(heldBack([request()])).toEqual(none);
  });

  test('an hour after one could not be sent', () => {
    const hour = [{ cause: 'code-requests', until: NOW + HOUR }];
    expect(heldBack([request({ code: 136024, subcode: 2388091 })], 'request-code')).toEqual(hour);
    expect(heldBack([request({ code: 136024, entry: 'otp-send-failed' })], 'request-code')).toEqual(hour);
    expect(heldBack([request({ code: 136024, entry: null })], 'request-code')).toEqual(none);
  });

  test.each([tooMany, { code: 136024, subcode: 2388367 }, { code: 100, subcode: 2494158 }])(
    '12 hours after too many requests, then twice as long: %o',
    (change) => {
      const until = (...ages: readonly number[]) =>
        heldBack(
          ages.map((age) => request({ ...change, startedAt: NOW - age * HOUR })),
          'request-code',
        )[0]?.until;
      expect(until(0)).toBe(NOW + 12 * HOUR);
      expect(until(5, 0)).toBe(NOW + 24 * HOUR);
      expect(until(15, 10, 5, 0)).toBe(NOW + 48 * HOUR);
    },
  );

  test('too many requests do not keep a code from being entered', () =>
    expect(heldBack([request(tooMany)], 'verify-code')).toEqual(none));

  test('12 hours after too many guesses, for requests as well', () => {
    const twelve = [{ cause: 'code-guesses', until: NOW + 12 * HOUR }];
    for (const action of ['verify-code', 'request-code'] as const) {
      expect(heldBack([guess({ code: 136025, entry: 'otp-too-many-attempts' })], action)).toEqual(twelve);
      expect(heldBack([guess({ code: 136025, subcode: 2388364 })], action)).toEqual(twelve);
    }
    expect(heldBack([guess({ code: 136025, entry: 'otp-too-many-attempts' })])).toEqual(none);
  });

  test('a wrong code may be entered again', () => {
    const wrong = guess({ code: 136025, subcode: 2388364, entry: 'otp-invalid' });
    expect(heldBack([wrong], 'verify-code')).toEqual(none);
    expect(heldBack([guess({ code: 136025, subcode: 2388093 })], 'verify-code')).toEqual(none);
    expect(heldBack([guess()], 'verify-code')).toEqual(none);
  });
});
