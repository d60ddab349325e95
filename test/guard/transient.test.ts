import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { backOff } from '../../src/guard/transient.ts';
import type { CoolDown, PastAttempt } from '../../src/guard/types.ts';
import { heldBack, makeAttempt, NOW } from './make-facts.ts';

const rejected = (code: number, change: Partial<PastAttempt> = {}) => makeAttempt({ code, ...change });
const none: CoolDown[] = [];

describe('failures that pass by themselves', () => {
  const passing: Partial<PastAttempt>[] = [
    ...[1, 2, 131000, 131016, 133004].map((code) => ({ code })),
    { code: 100, subcode: 2494100 },
    { code: 5, entry: 'server-unavailable' },
    { code: 5, entry: 'generic' },
  ];
  test.each(passing)('%o: 5 minutes', (change) =>
    expect(heldBack([makeAttempt(change)])).toEqual([{ cause: 'transient', until: NOW + 5 * MINUTE }]),
  );

  test.each([{ code: 131057 }, { state: 'unknown' }] as const)('%o: a minute', (change) =>
    expect(heldBack([makeAttempt(change)])).toEqual([{ cause: 'transient', until: NOW + MINUTE }]),
  );

  test.each([4, 17, 341, 613, 80007, 80008, 130429])('%i: slow down, whatever was asked', (code) => {
    const limit = { cause: 'rate-limit', until: NOW + 5 * MINUTE };
    expect(heldBack([rejected(code, { action: 'set-pin' })])).toEqual([limit]);
    expect(heldBack([rejected(code, { entry: 'generic' })])).toEqual([limit]);
  });

  test.each([100, 133005, 133006, 133010, 131045, 190])('%i does not', (code) =>
    expect(heldBack([rejected(code)])).toEqual(none),
  );

  test('twice as long after each, to two hours', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((count) => {
      const attempts = Array.from({ length: count }, (_, i) =>
        rejected(133004, { startedAt: NOW - (count - 1 - i) * HOUR }),
      );
      return ((heldBack(attempts)[0]?.until ?? 0) - NOW) / MINUTE;
    });
    expect(waits).toEqual([5, 10, 20, 40, 80, 120, 120]);
  });

  test('another answer, or a long pause, ends the row', () => {
    const first = (startedAt: number) => rejected(133004, { startedAt });
    const five = [{ cause: 'transient', until: NOW + 5 * MINUTE }];
    const ten = [{ cause: 'transient', until: NOW + 10 * MINUTE }];
    const between = rejected(133006, { startedAt: NOW - HOUR });
    expect(heldBack([first(NOW - 2 * HOUR), between, rejected(133004)])).toEqual(five);
    expect(heldBack([first(NOW - 6 * HOUR - 1), rejected(133004)])).toEqual(five);
    expect(heldBack([first(NOW - 6 * HOUR), rejected(133004)])).toEqual(ten);
    const other = rejected(133004, { action: 'deregister', startedAt: NOW - HOUR });
    expect(heldBack([other, rejected(133004)])).toEqual(five);
  });

  test('drawn between the least and twice that', () => {
    const run = [rejected(133004), rejected(133004)];
    expect(backOff(run, 0)).toBe(10 * MINUTE);
    expect(backOff(run, 0.5)).toBe(15 * MINUTE);
    expect(backOff(run, 1)).toBe(20 * MINUTE);
    expect(backOff([], 1)).toBe(0);
  });
});
