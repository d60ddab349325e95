import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import type { CoolDown, Milestone, PastAttempt } from '../../src/guard/types.ts';
import { actionNames } from '../../src/knowledge/schema.ts';
import { heldBack, makeAttempt, NOW } from './make-facts.ts';

const rejected = (code: number, change: Partial<PastAttempt> = {}) => makeAttempt({ code, ...change });
const none: CoolDown[] = [];

describe('after what a person did', () => {
  const done = (kind: Milestone['kind']) => heldBack([], 'register', [{ kind, at: NOW - MINUTE }]);

  test('3 minutes after the account was deleted on the phone', () =>
    expect(done('phone-account-deleted')).toEqual([
      { cause: 'phone-account-deleted', until: NOW + 2 * MINUTE },
    ]));
  test('15 minutes after the platform was disconnected', () =>
    expect(done('platform-disconnected')).toEqual([
      { cause: 'platform-disconnected', until: NOW + 14 * MINUTE },
    ]));
  test('at once after two-step was turned off', () => expect(done('two-step-off')).toEqual(none));
  test('over when it is over', () => {
    const milestones = [{ kind: 'phone-account-deleted', at: NOW - 3 * MINUTE }] as const;
    expect(heldBack([], 'register', milestones, NOW - 1)).toHaveLength(1);
    expect(heldBack([], 'register', milestones)).toEqual(none);
  });
  test('holds nothing back but registering', () => {
    const milestones = [{ kind: 'platform-disconnected', at: NOW }] as const;
    const held = actionNames.filter((action) => heldBack([], action, milestones).length > 0);
    expect(held).toEqual(['register']);
  });
});

describe('after what Meta said', () => {
  test('133015: 5 minutes, 10 when it says so again', () => {
    const first = rejected(133015, { startedAt: NOW - 6 * MINUTE });
    expect(heldBack([rejected(133015)])).toEqual([{ cause: 'recently-deleted', until: NOW + 5 * MINUTE }]);
    expect(heldBack([first, rejected(133015)])).toEqual([
      { cause: 'recently-deleted', until: NOW + 10 * MINUTE },
    ]);
    expect(heldBack([first, rejected(133006)])).toEqual(none);
  });

  test.each<[string, number, string | null, number]>([
    ['133008 as told', 133008, 'Try again in 6 hours.', 6 * HOUR],
    ['133008 without a word', 133008, null, 12 * HOUR],
    ['133008 with too little', 133008, 'Try again in 2 seconds.', MINUTE],
    ['133008 with too much', 133008, 'Try again in 400 days.', 72 * HOUR],
    ['133009 as told', 133009, 'Try again in 90 seconds.', 90 * SECOND],
    ['133009 without a word', 133009, 'Guessed too fast', MINUTE],
    ['133009 with too little', 133009, 'Try again in 5 seconds.', 30 * SECOND],
    ['133009 with too much', 133009, 'Try again in 90 hours.', 24 * HOUR],
  ])('%s', (_, code, details, wait) => {
    const cause = code === 133008 ? 'pin-lock' : 'pin-too-quick';
    expect(heldBack([rejected(code, { details })])).toEqual([{ cause, until: NOW + wait }]);
  });

  test('133009 again and again: twice as long each time', () => {
    const earlier = [4, 2].map((minutes) => rejected(133009, { startedAt: NOW - minutes * MINUTE }));
    expect(heldBack([...earlier, rejected(133009)])[0]).toEqual({
      cause: 'pin-too-quick',
      until: NOW + 4 * MINUTE,
    });
  });

  test('a lock lasts, whatever came after it', () => {
    const lock = rejected(133008, { startedAt: NOW - HOUR });
    expect(heldBack([lock, rejected(133006)])).toEqual([{ cause: 'pin-lock', until: NOW + 11 * HOUR }]);
  });

  test('133016: 72 hours, for the call that was too many', () => {
    const until = NOW + 72 * HOUR + MINUTE;
    expect(heldBack([rejected(133016)])).toEqual([{ cause: 'budget-spent', until }]);
    expect(heldBack([rejected(133016)], 'deregister')).toEqual(none);
    const deregister = rejected(133016, { action: 'deregister' });
    expect(heldBack([deregister], 'deregister')).toEqual([{ cause: 'budget-spent', until }]);
  });

  test('only what Meta refused counts', () => {
    for (const code of [133015, 133008, 133009, 133016]) {
      expect(heldBack([rejected(code, { state: 'succeeded' })])).toEqual(none);
    }
  });

  test('what ends last comes first', () => {
    const attempts = [rejected(133008, { startedAt: NOW - 11 * HOUR }), rejected(133015)];
    const causes = heldBack(attempts, 'register', [{ kind: 'platform-disconnected', at: NOW }]);
    expect(causes.map(({ cause }) => cause)).toEqual([
      'pin-lock',
      'platform-disconnected',
      'recently-deleted',
    ]);
  });
});
