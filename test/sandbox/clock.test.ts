import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../src/clock.ts';
import { createSandboxClock } from '../../src/sandbox/clock.ts';
import { createClock } from '../support/clock.ts';

test('runs like the wall clock, or a minute a second, and never jumps', () => {
  const wall = createClock();
  const start = wall();
  const clock = createSandboxClock(wall);
  wall.advance(SECOND);
  expect(clock.now() - start).toBe(SECOND);
  clock.setFast(true);
  expect([clock.isFast(), clock.now() - start]).toEqual([true, SECOND]);
  wall.advance(SECOND);
  expect(clock.now() - start).toBe(SECOND + MINUTE);
  expect(clock.toWall(clock.now() + 3 * MINUTE)).toBe(wall() + 3 * SECOND);
  clock.setFast(false);
  wall.advance(SECOND);
  expect(clock.now() - start).toBe(2 * SECOND + MINUTE);
});

test('runs as fast as it was asked to from the start', () => {
  const wall = createClock();
  const start = wall();
  const clock = createSandboxClock(wall, 600);
  expect(clock.isFast()).toBe(true);
  wall.advance(SECOND);
  expect(clock.now() - start).toBe(10 * MINUTE);
  clock.setFast(false);
  clock.setFast(true);
  wall.advance(SECOND);
  expect(clock.now() - start).toBe(20 * MINUTE);
});
