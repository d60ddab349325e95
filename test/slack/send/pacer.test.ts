import { expect, test } from 'vitest';
import { createPacer } from '../../../src/slack/send/pacer.ts';
import { createClock } from '../../support/clock.ts';

test('lets a burst through, then one a second', () => {
  const clock = createClock();
  const pacer = createPacer({ perSecond: 1, burst: 2 }, clock);
  expect([pacer.take('C1'), pacer.take('C1'), pacer.take('C1')]).toEqual([0, 0, 1_000]);
  clock.advance(400);
  expect(pacer.take('C1')).toBe(600);
  clock.advance(600);
  expect([pacer.take('C1'), pacer.take('C1')]).toEqual([0, 1_000]);
});

test('paces each channel by itself', () => {
  const pacer = createPacer({ perSecond: 1, burst: 1 }, createClock());
  expect([pacer.take('C1'), pacer.take('C2'), pacer.take('C1')]).toEqual([0, 0, 1_000]);
});

test('saves up no more than a burst', () => {
  const clock = createClock();
  const pacer = createPacer({ perSecond: 1, burst: 2 }, clock);
  clock.advance(3_600_000);
  expect([pacer.take('C1'), pacer.take('C1'), pacer.take('C1')]).toEqual([0, 0, 1_000]);
});

test('sends at most one a second over time, whoever asks how often', () => {
  const clock = createClock();
  const pacer = createPacer({ perSecond: 1, burst: 5 }, clock);
  let sent = 0;
  for (let step = 0; step < 600 * 10; step += 1) {
    if (pacer.take('C1') === 0) sent += 1;
    clock.advance(100);
  }
  expect(sent).toBeLessThanOrEqual(605);
  expect(sent).toBeGreaterThan(595);
});
