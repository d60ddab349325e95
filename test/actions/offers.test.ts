import { describe, expect, test } from 'vitest';
import type { LiveState } from '../../src/actions/live-state.ts';
import { describeAction, offers, procedureOf } from '../../src/actions/registry.ts';
import type { History } from '../../src/actions/situation.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { decide } from '../../src/guard/decide.ts';
import { policy } from '../../src/guard/policy.ts';
import type { PastAttempt } from '../../src/guard/types.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { actionNames } from '../../src/knowledge/schema.ts';
import { attempt, connected, free, history, NOW, unread } from './situations.ts';

const { entries } = loadKnowledge('knowledge');

/** The names of what is offered, the most useful first. */
function offered(live: LiveState['number'] | LiveState | null, id: string | null, past: History = history()) {
  const state = live === null || !('kind' in live) ? live : { number: live };
  const entry = id === null ? null : (entries.get(id) ?? null);
  if (id !== null && entry === null) throw new Error(`no entry ${id}`);
  return offers(state, entry, past).map(({ name }) => name);
}

const unverified = free({ codeVerificationStatus: 'NOT_VERIFIED' });
const wrongPin = attempt({ code: 133005, subcode: null, entry: 'pin-mismatch' });
const halfDone = attempt({ code: 133000, subcode: null, entry: 'partial-deregister' });
const done = (action: PastAttempt['action'], ago: number) =>
  attempt({ action, state: 'succeeded', code: null, subcode: null, entry: null, startedAt: NOW - ago });
const deletedOnPhone = (ago: number) => [{ kind: 'phone-account-deleted' as const, at: NOW - ago }];
const apps = (...ids: string[]) => ({
  number: connected(),
  apps: { kind: 'ok' as const, value: ids.map((appId) => ({ appId, name: null, overrideCallback: null })) },
  appId: '17',
});

describe('before anybody has looked', () => {
  test.each<[entry: string | null, names: string[]]>([
    ['number-linked', ['free-from-phone', 'retry', 'register']],
    ['cannot-create-certificate', ['turn-off-two-step', 'retry', 'register']],
    ['recently-deleted', ['retry', 'register']],
    ['pin-mismatch', ['register', 'turn-off-two-step', 'set-pin', 'retry']],
    ['reverify-needed', ['request-code', 'verify-code', 'register', 'retry']],
    ['partial-deregister', ['deregister', 'disconnect-platform', 'register', 'retry']],
    ['platform-disconnect-wait', ['disconnect-platform']],
    ['webhook-misconfigured', ['subscribe-webhooks']],
    ['oauth-expired', []],
    [null, []],
  ])('%s → %s', (entry, names) => {
    expect(offered(null, entry)).toEqual(names);
  });

  test('the ledger still says what it is too early for', () => {
    expect(offered(null, 'not-registered', history({ attempts: [attempt({ code: 133015 })] }))[0]).toBe(
      'retry',
    );
  });
});

describe('with the live state', () => {
  test.each<[what: string, live: LiveState['number'] | LiveState, entry: string | null, names: string[]]>([
    ['a free number', free(), null, ['register']],
    ['a free number', free(), 'not-registered', ['register', 'retry']],
    ['a number that works', connected(), null, []],
    ['a number that works', connected(), 'number-linked', []],
    ['a number whose certificate is wrong', connected(), 'incorrect-certificate', ['register']],
    [
      'one that the Business app holds',
      free({ isOnBizApp: true }),
      'number-linked',
      ['disconnect-platform', 'retry', 'free-from-phone'],
    ],
    ['one shared with the Business app', connected({ isOnBizApp: true }), 'number-linked', []],
    [
      'one shared with the Business app',
      connected({ isOnBizApp: true }),
      'partial-deregister',
      ['disconnect-platform'],
    ],
    ['one whose ownership is open', unverified, null, ['request-code', 'verify-code']],
    ['one whose ownership is open', unverified, 'not-registered', ['request-code', 'verify-code', 'retry']],
    ['one whose ownership is proved', free(), 'reverify-needed', ['register', 'retry']],
    ['one without a PIN', free({ isPinEnabled: false }), 'cannot-create-certificate', ['retry', 'register']],
    ['a registered one with a forgotten PIN', connected(), 'pin-mismatch', ['set-pin']],
    ['a new name under review', connected({ newNameStatus: 'PENDING_REVIEW' }), 'display-name', ['retry']],
    ['a new name that was approved', connected({ newNameStatus: 'APPROVED' }), 'display-name', ['register']],
    [
      'a first name under review',
      free({ nameStatus: 'PENDING_REVIEW' }),
      'display-name',
      ['retry', 'register'],
    ],
    ['a banned one', free({ status: 'BANNED' }), null, []],
    ['one with a status that nobody knows', free({ status: 'HIBERNATING' }), 'not-registered', ['retry']],
    ['one that could not be read', unread, 'number-linked', ['free-from-phone', 'retry']],
    ['one that could not be read', unread, null, []],
    ['an account that our app is not subscribed to', apps('99'), null, ['subscribe-webhooks']],
    ['an account that no app is subscribed to', { ...apps(), appId: null }, null, ['subscribe-webhooks']],
    ['an account that our app is subscribed to', apps('99', '17'), 'webhook-misconfigured', []],
  ])('%s, %#', (_what, live, entry, names) => {
    expect(offered(live, entry)).toEqual(names);
  });
});

describe('with what was done before', () => {
  test.each<
    [what: string, live: LiveState['number'], entry: string, past: Partial<History>, names: string[]]
  >([
    [
      'a minute after the account was deleted on the phone',
      free(),
      'number-linked',
      { attempts: [attempt({ startedAt: NOW - 5 * MINUTE })], milestones: deletedOnPhone(MINUTE) },
      ['retry', 'free-from-phone'],
    ],
    [
      'four minutes after it',
      free(),
      'number-linked',
      { attempts: [attempt({ startedAt: NOW - 5 * MINUTE })], milestones: deletedOnPhone(4 * MINUTE) },
      ['register', 'retry', 'free-from-phone'],
    ],
    [
      'when Meta refused again after it',
      free(),
      'number-linked',
      { attempts: [attempt()], milestones: deletedOnPhone(10 * MINUTE) },
      ['free-from-phone', 'retry', 'register'],
    ],
    [
      'after one wrong PIN',
      free(),
      'pin-mismatch',
      { attempts: [wrongPin] },
      ['register', 'turn-off-two-step', 'retry'],
    ],
    [
      'after as many as are safe',
      free(),
      'pin-mismatch',
      { attempts: [wrongPin, wrongPin, wrongPin] },
      ['turn-off-two-step', 'retry'],
    ],
    [
      'after half a deregistration',
      free(),
      'partial-deregister',
      { attempts: [halfDone] },
      ['deregister', 'disconnect-platform', 'register', 'retry'],
    ],
    [
      'when it was finished',
      free(),
      'partial-deregister',
      { attempts: [halfDone, done('deregister', 1)] },
      ['register', 'disconnect-platform', 'retry'],
    ],
    [
      'two minutes after a code was requested',
      unverified,
      'reverify-needed',
      { attempts: [done('request-code', 2 * MINUTE)] },
      ['verify-code', 'request-code', 'retry'],
    ],
    [
      'when ten tries are used',
      free(),
      'not-registered',
      { attempts: Array.from({ length: 10 }, () => attempt({ startedAt: NOW - 20 * HOUR })) },
      ['retry'],
    ],
    [
      'while a call is on its way',
      free(),
      'not-registered',
      { attempts: [attempt({ state: 'calling' })] },
      ['retry'],
    ],
  ])('%s', (_what, live, entry, past, names) => {
    expect(offered(live, entry, history(past))).toEqual(names);
  });
});

test('whatever the entry, a call that is offered is one that the guard allows', () => {
  for (const live of [free(), connected(), unverified, connected({ isOnBizApp: true }), unread]) {
    for (const entry of [null, ...entries.values()]) {
      for (const each of offers({ number: live }, entry, history())) {
        if (each.kind !== 'action') continue;
        const decision = decide(
          {
            action: each.name,
            actor: { user: 'UANA', role: 'approver' },
            origin: 'person',
            approval: { by: 'UBOB', proposedBy: 'UANA', expiresAt: NOW + 1 },
            entry: entry?.id ?? null,
          },
          { ...history(), number: live, incidents: { kind: 'ok', value: [] } },
          policy,
        );
        expect([entry?.id, each.name, decision.kind]).toEqual([entry?.id, each.name, 'allowed']);
      }
    }
  }
});

test('an action says what it asks for, who may do it and what it spends', () => {
  expect(describeAction('register')).toMatchObject({ asks: ['pin'], role: 'operator', budget: 'register' });
  expect(describeAction('deregister')).toMatchObject({ danger: true, approval: 'approver' });
  expect(actionNames.map((name) => describeAction(name).name)).toEqual(actionNames);
});

test('a checklist shows the procedure that the entry leads through', () => {
  const certificate = entries.get('cannot-create-certificate') ?? null;
  const [first] = offers(null, certificate, history());
  if (first?.kind !== 'checklist') throw new Error('no checklist');
  expect(first).toMatchObject({ milestone: 'two-step-off', wait: 0 });
  expect(procedureOf(first, certificate)).toBe('turn-off-two-step');
  expect(procedureOf(first, null)).toBe('turn-off-two-step');
  const [phone] = offers(null, entries.get('number-linked') ?? null, history());
  expect(phone).toMatchObject({ kind: 'checklist', procedures: ['disconnect-from-phone'], wait: 3 * MINUTE });
});
