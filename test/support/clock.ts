import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until it is moved on. */
export function createClock(
  start = Date.UTC(2026, 10, 21, 12),
): Clock & { advance(milliseconds: number): void } {
  let now = start;
  return Object.assign(() => now, {
    advance(milliseconds: number) {
      now += milliseconds;
    },
  });
}
