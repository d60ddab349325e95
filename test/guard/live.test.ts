import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { unknown } from '../../src/graph/errors.ts';
import type { PhoneNumber } from '../../src/graph/phone-numbers.ts';
import { awaitsNewName, isHalfDeregistered, isRegistered, refuseForState } from '../../src/guard/live.ts';
import type { GuardRequest, PastAttempt } from '../../src/guard/types.ts';
import { type ActionName, actionNames } from '../../src/knowledge/schema.ts';
import { CONNECTED, makeAttempt, makeFacts, makeNumber, NOW } from './make-facts.ts';

const ask = (
  action: ActionName,
  number: Partial<PhoneNumber> = {},
  entry: GuardRequest['entry'] = null,
  attempts: readonly PastAttempt[] = [],
) => refuseForState({ action, entry }, makeFacts(number, { attempts }))?.kind ?? 'fine';

test.each(actionNames)('%s: nothing happens to a number that could not be read', (action) => {
  const facts = { ...makeFacts(), number: unknown({ kind: 'timeout' }) };
  expect(refuseForState({ action, entry: null }, facts)).toEqual({ kind: 'could-not-tell' });
});

/** What Meta might not tell, or tell in a word that nobody knows, and the actions that rest on it. */
const RESTS_ON: Readonly<Record<string, readonly [Partial<PhoneNumber>, readonly ActionName[]]>> = {
  'no status': [{ status: null }, ['register', 'deregister', 'set-pin']],
  'an unknown status': [{ status: 'HIBERNATING' }, ['register', 'deregister', 'set-pin']],
  'no verification': [{ codeVerificationStatus: null }, ['register', 'request-code', 'verify-code']],
  'an unknown verification': [{ codeVerificationStatus: 'X' }, ['register', 'request-code', 'verify-code']],
  'no name status': [{ nameStatus: null }, ['register']],
  'an unknown name status': [{ nameStatus: 'X' }, ['register']],
  'not whether an app holds it': [
    { isOnBizApp: null, platformType: 'CLOUD_API' },
    ['register', 'deregister', 'set-pin'],
  ],
  'neither app nor platform': [
    { isOnBizApp: null, platformType: null },
    ['register', 'deregister', 'set-pin'],
  ],
  'an app, but no platform': [
    { isOnBizApp: true, platformType: null },
    ['register', 'deregister', 'set-pin'],
  ],
};

describe.each(Object.entries(RESTS_ON))('Meta tells %s', (_, [change, actions]) => {
  test.each(actions)('%s is not done', (action) => expect(ask(action, change)).toBe('could-not-tell'));
});

test('a number on no platform is on no app of which Meta does not tell', () =>
  expect(ask('register', { isOnBizApp: null })).toBe('fine'));

describe('a number of the Business app', () => {
  test.each(['register', 'deregister', 'set-pin'] as const)('%s: the app decides', (action) => {
    expect(ask(action, { ...CONNECTED, isOnBizApp: true })).toBe('coexistence');
    expect(ask(action, { isOnBizApp: true })).toBe('on-phone');
  });
  test.each(['display-name', 'incorrect-certificate'])('whatever it is to solve: %s', (entry) => {
    const number = { ...CONNECTED, isOnBizApp: true, newNameStatus: 'APPROVED' };
    expect(ask('register', number, entry)).toBe('coexistence');
  });
  test('still gets its webhooks', () =>
    expect(ask('subscribe-webhooks', { ...CONNECTED, isOnBizApp: true })).toBe('fine'));
});

describe('the status', () => {
  test.each(['PENDING', 'DISCONNECTED', 'UNLINKED', 'UNVERIFIED'])('%s can be registered', (status) => {
    expect(ask('register', { status })).toBe('fine');
    expect(ask('deregister', { status })).toBe('not-registered');
    expect(ask('set-pin', { status })).toBe('not-registered');
  });
  test.each(['CONNECTED', 'FLAGGED', 'RESTRICTED', 'RATE_LIMITED'])('%s is registered', (status) => {
    const number = { ...CONNECTED, status };
    expect(ask('register', number)).toBe('already-connected');
    expect(ask('deregister', number)).toBe('fine');
    expect(ask('set-pin', number)).toBe('fine');
  });
  test.each(['BANNED', 'DELETED', 'MIGRATED'])('%s is past our help', (status) => {
    const calls = ['register', 'deregister', 'set-pin', 'request-code', 'verify-code'] as const;
    for (const action of calls) {
      const number = makeFacts({ status, codeVerificationStatus: 'NOT_VERIFIED' });
      expect(refuseForState({ action, entry: null }, number)).toEqual({ kind: 'wrong-state', status });
    }
  });
  test('LINKED tells it with the platform only', () => {
    expect(ask('register', { status: 'LINKED' })).toBe('fine');
    expect(ask('register', { status: 'LINKED', platformType: 'CLOUD_API' })).toBe('could-not-tell');
  });
  test('the old platform does not count', () => {
    expect(ask('register', { status: 'CONNECTED', platformType: 'ON_PREMISE' })).toBe('fine');
    expect(isRegistered(makeNumber({ status: 'CONNECTED', platformType: 'ON_PREMISE' }))).toBe(false);
  });
});

describe('registering a connected number again', () => {
  const registered = (age: number, change: Partial<PastAttempt> = {}) => [
    makeAttempt({ startedAt: NOW - age, ...change }),
  ];

  test.each(['APPROVED', 'AVAILABLE_WITHOUT_REVIEW'])('a new name is %s: once', (newNameStatus) => {
    const number = { ...CONNECTED, newNameStatus };
    expect(ask('register', number)).toBe('fine');
    expect(ask('register', number, null, registered(HOUR - 1))).toBe('already-connected');
    expect(ask('register', number, null, registered(HOUR))).toBe('fine');
  });
  test.each(['PENDING_REVIEW', 'DECLINED', 'NONE', null])('a new name is %s: not yet', (newNameStatus) => {
    expect(ask('register', { ...CONNECTED, newNameStatus })).toBe('already-connected');
    expect(awaitsNewName(makeNumber({ newNameStatus }))).toBe(false);
  });
  test('a faulty certificate: once', () => {
    const entry = 'incorrect-certificate';
    expect(ask('register', CONNECTED, entry)).toBe('fine');
    expect(ask('register', CONNECTED, entry, registered(MINUTE))).toBe('already-connected');
    expect(ask('register', CONNECTED, entry, registered(MINUTE, { code: 133004 }))).toBe('fine');
    expect(ask('register', CONNECTED, entry, registered(MINUTE, { action: 'set-pin' }))).toBe('fine');
  });
  test('for no other reason', () => expect(ask('register', CONNECTED, 'generic')).toBe('already-connected'));
});

describe('verification and name', () => {
  test.each(['NOT_VERIFIED', 'UNVERIFIED', 'EXPIRED'])('%s', (codeVerificationStatus) => {
    expect(ask('register', { codeVerificationStatus })).toBe('not-verified');
    expect(ask('request-code', { codeVerificationStatus })).toBe('fine');
    expect(ask('verify-code', { codeVerificationStatus })).toBe('fine');
  });
  test('VERIFIED', () => {
    expect(ask('request-code')).toBe('already-verified');
    expect(ask('verify-code')).toBe('already-verified');
  });
  test.each(['APPROVED', 'AVAILABLE_WITHOUT_REVIEW', 'PENDING_REVIEW', 'DECLINED'])(
    'a name that is %s',
    (nameStatus) => expect(ask('register', { nameStatus })).toBe('fine'),
  );
  test.each(['EXPIRED', 'NONE'])('a name that is %s', (nameStatus) =>
    expect(refuseForState({ action: 'register', entry: null }, makeFacts({ nameStatus }))).toEqual({
      kind: 'name-not-usable',
      status: nameStatus,
    }),
  );
});

describe('a deregistration that stopped half way', () => {
  const told = makeAttempt({ code: 133000, startedAt: NOW - HOUR });
  const done = makeAttempt({ action: 'deregister', startedAt: NOW - MINUTE });
  const failed = makeAttempt({ action: 'deregister', code: 131000, startedAt: NOW - MINUTE });

  const registered = makeAttempt({ startedAt: NOW - MINUTE });
  const longAgo = makeAttempt({ action: 'deregister', startedAt: NOW - DAY });
  const almost = makeAttempt({ action: 'deregister', startedAt: NOW - DAY + 1 });

  test.each<[string, string | null, readonly PastAttempt[], boolean]>([
    ['nobody says so', null, [], false],
    ['the case says so', 'partial-deregister', [], true],
    ['the case is about something else', 'number-linked', [], false],
    ['Meta said so', null, [told], true],
    ['it was finished since', 'partial-deregister', [told, done], false],
    ['it was tried since', null, [told, failed], true],
    ['it was registered since', null, [told, registered], false],
    ['it was finished, and Meta says so again', null, [done, told], true],
    ['the case says so after a deregistration of long ago', 'partial-deregister', [longAgo], true],
    ['the case says so after one of today', 'partial-deregister', [almost], false],
    ['the case says so after a registration', 'partial-deregister', [registered], true],
  ])('%s', (_, entry, attempts, isHalf) => {
    expect(isHalfDeregistered(entry, attempts, NOW)).toBe(isHalf);
    expect(ask('deregister', {}, entry, attempts)).toBe(isHalf ? 'fine' : 'not-registered');
  });
});
