import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../src/clock.ts';
import {
  closeRetry,
  concludeLook,
  concludeTry,
  isOpen,
  nudgeRetry,
  wakeAt,
} from '../../src/retries/story.ts';
import type { NextStep, Retry } from '../../src/retries/types.ts';
import { makeRetry } from './make-retry.ts';

const NOW = makeRetry().startedAt + 3 * MINUTE;
const look = (step: NextStep, seen = 1) => ({ step, status: 'PENDING', seen });
const wait = { kind: 'wait', until: NOW + 5 * MINUTE } as const;
const rejected = { outcome: 'rejected', entry: 'number-linked', code: 2388001, left: 9, seen: 1 } as const;

describe('after a look', () => {
  test('it waits, and says what it saw', () => {
    const after = concludeLook(makeRetry(), look(wait), NOW);
    expect(after).toMatchObject({ state: 'waiting', dueAt: wait.until });
    expect(after?.lines.at(-1)).toEqual({ at: NOW, kind: 'looked', status: 'PENDING', until: wait.until });
  });

  test('it waits a second at least, whatever the policy says', () => {
    const after = concludeLook(makeRetry(), look({ kind: 'wait', until: NOW - MINUTE }), NOW);
    expect(after?.dueAt).toBe(NOW + SECOND);
  });

  test('it acts, asks or ends', () => {
    expect(concludeLook(makeRetry(), look({ kind: 'act' }), NOW)).toMatchObject({ state: 'acting' });
    expect(concludeLook(makeRetry(), look({ kind: 'ask', why: 'needs-pin' }), NOW)).toMatchObject({
      state: 'asking',
      end: 'needs-pin',
      dueAt: null,
    });
    expect(concludeLook(makeRetry(), look({ kind: 'end', why: 'connected' }), NOW)).toMatchObject({
      state: 'succeeded',
      dueAt: null,
    });
    expect(concludeLook(makeRetry(), look({ kind: 'end', why: 'cause-changed' }), NOW)).toMatchObject({
      state: 'stopped',
      end: 'cause-changed',
    });
  });

  test('an outage is one line for as long as it lasts', () => {
    const pause = (until: number, title = 'down') => ({ kind: 'pause', until, title }) as const;
    const once = concludeLook(makeRetry(), look(pause(NOW + MINUTE)), NOW) ?? makeRetry();
    const twice = concludeLook(once, look(pause(NOW + 9 * MINUTE), 2), NOW + MINUTE) ?? once;
    expect(twice.lines.filter(({ kind }) => kind === 'paused')).toEqual([
      { at: NOW, kind: 'paused', title: 'down', until: NOW + 9 * MINUTE },
    ]);
    const other = concludeLook(twice, look(pause(NOW + MINUTE, 'another'), 2), NOW + MINUTE);
    expect(other?.lines.filter(({ kind }) => kind === 'paused')).toHaveLength(2);
  });

  test('what a person did meanwhile comes first', () => {
    const nudged = nudgeRetry(makeRetry(), 'U0OTHER', 'pin', NOW) ?? makeRetry();
    expect(concludeLook(nudged, look({ kind: 'ask', why: 'needs-pin' }, 1), NOW)).toMatchObject({
      state: 'waiting',
      end: null,
      dueAt: NOW,
    });
    expect(concludeLook(nudged, look({ kind: 'ask', why: 'needs-pin' }, 2), NOW)).toMatchObject({
      state: 'asking',
    });
    const cancelled = closeRetry(makeRetry(), 'cancelled', 'U0OTHER', NOW) ?? makeRetry();
    expect(concludeLook(cancelled, look(wait), NOW)).toBeNull();
  });
});

describe('after a try', () => {
  test('it counts once, however often that is said', () => {
    const once = concludeTry(makeRetry(), { ...rejected, step: wait, nth: 1 }, NOW);
    expect(once).toMatchObject({ tries: 1, state: 'waiting', dueAt: wait.until });
    expect(once?.lines.at(-1)).toMatchObject({ kind: 'tried', code: 2388001, until: wait.until });
    expect(concludeTry(once ?? makeRetry(), { ...rejected, step: wait, nth: 1 }, NOW)).toBeNull();
  });

  test('of a retry that was cancelled meanwhile, it tells what came of the call', () => {
    const cancelled = closeRetry(makeRetry(), 'cancelled', 'U0OTHER', NOW) ?? makeRetry();
    const after = concludeTry(cancelled, { ...rejected, step: wait, nth: 1 }, NOW);
    expect(after).toMatchObject({ state: 'cancelled', dueAt: null, tries: 1 });
    expect(after?.lines.at(-1)).toMatchObject({ kind: 'tried', until: null });
  });
});

const steps: fc.Arbitrary<NextStep> = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), until: fc.integer({ min: NOW - MINUTE, max: NOW * 2 }) }),
  fc.constant({ kind: 'act' as const }),
  fc.constant({ kind: 'ask' as const, why: 'needs-pin' as const }),
  fc.constant({ kind: 'pause' as const, until: NOW + MINUTE, title: 'down' }),
  fc.constant({ kind: 'end' as const, why: 'refused' as const }),
);

const seen = fc.nat({ max: 500 });
const changes = fc.oneof(
  fc.tuple(steps, seen).map(
    ([step, nth]) =>
      (retry: Retry) =>
        concludeLook(retry, look(step, nth), NOW),
  ),
  fc.tuple(steps, seen, fc.nat({ max: 9 })).map(
    ([step, from, nth]) =>
      (retry: Retry) =>
        concludeTry(retry, { ...rejected, step, nth, seen: from }, NOW),
  ),
  fc.constantFrom(null, 'pin' as const).map((gave) => (retry: Retry) => nudgeRetry(retry, 'U1', gave, NOW)),
  fc.constant((retry: Retry) => closeRetry(retry, 'taken-over', 'U1', NOW)),
);

test('whatever happens to it, it is open or ended, and one that ended stays so', () => {
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 60 }), (all) => {
      let retry = makeRetry();
      for (const change of all) {
        const after = change(retry) ?? retry;
        expect(after.tries).toBeGreaterThanOrEqual(retry.tries);
        if (!isOpen(retry)) expect(after).toMatchObject({ state: retry.state, end: retry.end });
        if (isOpen(after)) {
          expect(wakeAt(after)).toBeLessThanOrEqual(after.deadlineAt);
          expect(after.end === null).toBe(after.state !== 'asking');
        } else {
          expect(after.dueAt).toBeNull();
          expect(after.end).not.toBeNull();
        }
        expect(after.lines[0]).toMatchObject({ kind: 'started' });
        retry = after;
      }
    }),
  );
});

test('a story that goes on for ever keeps its beginning and its newest lines', () => {
  let retry = makeRetry();
  for (let index = 0; index < 1_000; index += 1)
    retry = concludeLook(retry, { step: wait, status: `state ${index}`, seen: 1 }, NOW + index) ?? retry;
  expect(retry.lines).toHaveLength(400);
  expect(retry.lines[0]).toMatchObject({ kind: 'started' });
  expect(retry.lines.at(-1)).toMatchObject({ status: 'state 999' });
});
