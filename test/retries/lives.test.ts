import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { namedCauses } from '../../src/retries/causes.ts';
import { nextStep } from '../../src/retries/policy.ts';
import type { RetryEnd } from '../../src/retries/types.ts';
import { CONNECTED, makeFacts, NOW } from '../guard/make-facts.ts';
import { Life, luck } from './life.ts';
import { makeStep, paused, startedFor, withLine } from './make-step.ts';

test('a retry ends, in time, and does nothing that the guard would not let it do', () => {
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(luck, (given) => {
      const life = new Life(given);
      const end = life.live();
      expect(end).not.toBeNull();
      // Somebody who answers late is told that it is over.
      expect(life.now).toBeLessThanOrEqual(life.retry.deadlineAt + 31 * HOUR);
      ends.set(String(end), (ends.get(String(end)) ?? 0) + 1);
    }),
    { numRuns: 1_500, seed: 20_261_121 },
  );
  const usual: RetryEnd[] = ['cause-changed', 'connected', 'deadline', 'refused', 'tries-used'];
  expect([...ends.keys()].toSorted()).toEqual(usual);
});

describe('after an outage', () => {
  /** When each of many retries acts that were paused till just now. */
  const returns = (count: number): number[] =>
    Array.from({ length: count }, (_, i) => {
      const retry = withLine(startedFor('server-unavailable'), paused);
      const step = nextStep(makeStep({ retry, random: (i + 0.5) / count }));
      return step.kind === 'wait' ? step.until - NOW : 0;
    });

  test('a hundred retries come back over two minutes and more, never many at once', () => {
    const times = returns(100).toSorted((a, b) => a - b);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(2 * MINUTE);
    const inTenSeconds = times.map((from) => times.filter((at) => at >= from && at < from + 10_000).length);
    expect(Math.max(...inTenSeconds)).toBeLessThanOrEqual(5);
  });

  test('each is carried out at its own time', () => {
    const retry = withLine(startedFor('server-unavailable'), paused);
    const step = nextStep(makeStep({ retry, random: 0.5 }));
    if (step.kind !== 'wait') throw new Error('it does not wait');
    const looked = { at: NOW, kind: 'looked', status: 'PENDING', until: step.until } as const;
    const facts = makeFacts({}, { now: step.until });
    expect(nextStep(makeStep({ retry: withLine(retry, looked), facts }))).toEqual({ kind: 'act' });
    const connected = makeFacts(CONNECTED, { now: step.until });
    expect(nextStep(makeStep({ retry: withLine(retry, looked), facts: connected }))).toEqual({
      kind: 'end',
      why: 'connected',
    });
  });
});

test('back-off through failures takes longer and longer, and ends within the day', () => {
  const waits: number[] = [];
  const life = new Life({
    entry: 'server-unavailable',
    answers: [{ code: 133004, entry: 'server-unavailable' }],
    sights: ['free'],
    isShown: true,
    trouble: [false],
    randoms: [0],
    help: null,
  });
  expect(life.live()).toBe('tries-used');
  for (const [i, { startedAt }] of life.attempts.entries()) {
    waits.push((startedAt - (life.attempts[i - 1]?.startedAt ?? NOW)) / MINUTE);
  }
  expect(waits).toEqual([5, 5, 10, 20, 40, 80]);
  expect(life.now - NOW).toBeLessThan(DAY);
});

test('the causes that are named are entries of the knowledge base', async () => {
  const { entries } = await loadKnowledge(join(import.meta.dirname, '../../knowledge'));
  expect(namedCauses.filter((id) => !entries.has(id))).toEqual([]);
});
