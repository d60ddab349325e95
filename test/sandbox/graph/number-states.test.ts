import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../src/clock.ts';
import { newNumber } from '../../../src/sandbox/graph/seed.ts';
import type { EmulatedNumber } from '../../../src/sandbox/graph/state/number.ts';
import { type NumberAction, reduceNumber } from '../../../src/sandbox/graph/state/reduce.ts';

const NOW = Date.UTC(2026, 10, 21);
const PIN = '135791';

function number(given: Partial<EmulatedNumber> = {}): EmulatedNumber {
  return newNumber({ id: '1', displayNumber: '+48 600 123 456', ...given });
}

const register = (pin = PIN): NumberAction => ({ kind: 'register', pin });
const control = (name: Extract<NumberAction, { kind: 'control' }>['control']): NumberAction => ({
  kind: 'control',
  control: name,
});

/** Runs actions one after the other, each `step` after the last; gives every answer and the end. */
function run(start: EmulatedNumber, actions: readonly NumberAction[], step = MINUTE) {
  let current = start;
  const faults = actions.map((action, index) => {
    const next = reduceNumber(current, action, NOW + index * step);
    current = next.number;
    return next.fault;
  });
  return { faults, end: current };
}

describe('register', () => {
  test('connects a number that nothing stands against and takes the PIN as its own', () => {
    const { faults, end } = run(number(), [register()]);
    expect(faults).toEqual([null]);
    expect(end).toMatchObject({
      status: 'CONNECTED',
      platform: 'CLOUD_API',
      pin: PIN,
      throughput: 'STANDARD',
    });
  });

  test.each<[string, Partial<EmulatedNumber>, string]>([
    ['a phone holds it', { holder: 'phone app' }, 'held-elsewhere'],
    ['another provider holds it', { holder: 'another provider' }, 'held-elsewhere'],
    ["an earlier owner's two-step is on", { foreignTwoStep: true }, 'two-step-on'],
    [
      'it moves and nobody confirmed it',
      { migrating: true, codeVerification: 'NOT_VERIFIED' },
      'ownership-unconfirmed',
    ],
    ['it is not verified', { codeVerification: 'NOT_VERIFIED' }, 'reverify-needed'],
    ['a deregistration is half done', { incompleteDeregistration: true }, 'incomplete-deregistration'],
    ['its name has expired', { nameStatus: 'EXPIRED' }, 'name-unusable'],
    ['it is banned', { status: 'BANNED' }, 'account-locked'],
    ['it was deleted a minute ago', { deletedAt: NOW - MINUTE }, 'recently-deleted'],
    ['its PIN is locked', { pin: '999999', pinLockedUntil: NOW + HOUR }, 'pin-locked'],
  ])('refuses when %s', (_, given, fault) => {
    expect(reduceNumber(number(given), register(), NOW).fault).toBe(fault);
  });

  test('frees a number three minutes after its account was deleted on the phone, not before', () => {
    const deleted = reduceNumber(
      number({ holder: 'phone app' }),
      control('delete-phone-account'),
      NOW,
    ).number;
    expect(reduceNumber(deleted, register(), NOW + 3 * MINUTE - 1).fault).toBe('held-elsewhere');
    expect(reduceNumber(deleted, register(), NOW + 3 * MINUTE).fault).toBeNull();
  });

  test('frees a number fifteen minutes after it was disconnected in the Business app', () => {
    const shared = number({ holder: 'business app', status: 'CONNECTED', platform: 'CLOUD_API' });
    const left = reduceNumber(shared, control('disconnect-business-app'), NOW).number;
    expect(reduceNumber(left, register(), NOW + 15 * MINUTE - 1).fault).toBe('held-elsewhere');
    expect(reduceNumber(left, register(), NOW + 15 * MINUTE).fault).toBeNull();
  });

  test('refuses the eleventh try within 72 hours and blocks for 72 hours more', () => {
    const held = number({ holder: 'phone app' });
    const tries = Array.from({ length: 11 }, () => register());
    const { faults, end } = run(held, tries);
    expect(faults.slice(0, 10)).toEqual(Array(10).fill('held-elsewhere'));
    expect(faults[10]).toBe('register-limit');
    expect(end.registerBlockedUntil).toBe(NOW + 10 * MINUTE + 72 * HOUR);
    const free = { ...end, holder: 'nobody' as const };
    expect(reduceNumber(free, register(), NOW + 72 * HOUR).fault).toBe('register-limit');
    expect(reduceNumber(free, register(), NOW + 72 * HOUR + 10 * MINUTE).fault).toBeNull();
  });

  test('while registration is down counts each try, and says so', () => {
    const { faults, end } = run(number(), [{ kind: 'register-while-down' }, register()]);
    expect(faults).toEqual(['server-unavailable', null]);
    expect(end.registerAt).toHaveLength(2);
  });

  test('puts a new display name into use once it was approved, and mends a certificate', () => {
    const { faults, end } = run(number({ verifiedName: 'Old' }), [
      register(),
      control('ask-for-new-name'),
      register(),
      control('approve-name'),
      control('spoil-certificate'),
      register(),
    ]);
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
    expect(end).toMatchObject({ verifiedName: 'Old Plus', newNameStatus: null, certificateSpoilt: false });
  });

  test('does not count a PIN that is no PIN', () => {
    const { faults, end } = run(number(), [register('12'), register('abcdef')]);
    expect(faults).toEqual(['pin-format', 'pin-format']);
    expect(end.registerAt).toEqual([]);
  });

  test('locks after five wrong PINs, and asks for slowness in between', () => {
    const locked = number({ pin: '999999' });
    const wrong = Array.from({ length: 5 }, () => register());
    expect(run(locked, wrong).faults).toEqual([...Array(4).fill('pin-mismatch'), 'pin-locked']);
    expect(run(locked, wrong.slice(0, 2), SECOND).faults).toEqual(['pin-mismatch', 'pin-too-fast']);
  });

  test('leaves a number that is shared with the Business app as it is', () => {
    const shared = number({ holder: 'business app', status: 'CONNECTED', platform: 'CLOUD_API' });
    const { number: after, fault } = reduceNumber(shared, register(), NOW);
    expect(fault).toBeNull();
    expect(after).toEqual({ ...shared, registerAt: [NOW] });
  });
});

describe('deregister', () => {
  const live = { status: 'CONNECTED', platform: 'CLOUD_API' };

  test('disconnects, and has nothing to do the second time', () => {
    const { faults, end } = run(number(live), [{ kind: 'deregister' }, { kind: 'deregister' }]);
    expect(faults).toEqual([null, 'nothing-to-deregister']);
    expect(end).toMatchObject({ status: 'DISCONNECTED', platform: 'NOT_APPLICABLE' });
  });

  test('never touches a number that is shared with the Business app', () => {
    const shared = number({ ...live, holder: 'business app' });
    expect(reduceNumber(shared, { kind: 'deregister' }, NOW).fault).toBe('deregister-coexistence');
  });

  test('finishes a deregistration that stopped half way', () => {
    const { faults } = run(number(live), [
      control('break-off-deregistration'),
      register(),
      { kind: 'deregister' },
      register(),
    ]);
    expect(faults).toEqual([null, 'incomplete-deregistration', null, null]);
  });

  test('has its own ten tries', () => {
    const tries = Array.from({ length: 11 }, (): NumberAction => ({ kind: 'deregister' }));
    const { faults, end } = run(number(), tries);
    expect(faults.at(-1)).toBe('register-limit');
    expect(end.registerBlockedUntil).toBeNull();
  });
});

describe('verification', () => {
  const unverified = number({ codeVerification: 'NOT_VERIFIED' });
  const ask: NumberAction = { kind: 'request-code', code: '246810' };
  const enter = (code: string): NumberAction => ({ kind: 'verify-code', code });

  test('a code that was asked for verifies the number, which can then be registered', () => {
    const { faults, end } = run(unverified, [ask, enter('246810'), register()]);
    expect(faults).toEqual([null, null, null]);
    expect(end.codeVerification).toBe('VERIFIED');
  });

  test('a verified number gets no code', () => {
    expect(reduceNumber(number(), ask, NOW).fault).toBe('already-verified');
  });

  test('a code without asking, and a wrong code, are wrong', () => {
    expect(run(unverified, [enter('246810'), ask, enter('111111')]).faults).toEqual([
      'code-wrong',
      null,
      'code-wrong',
    ]);
  });

  test('five wrong codes lock for twelve hours', () => {
    const wrong = Array.from({ length: 5 }, () => enter('000000'));
    const { faults, end } = run(unverified, [ask, ...wrong]);
    expect(faults.at(-1)).toBe('code-too-many-tries');
    expect(reduceNumber(end, enter('246810'), NOW + HOUR).fault).toBe('code-too-many-tries');
  });

  test('a sixth code within an hour is not sent', () => {
    const { faults } = run(unverified, Array(6).fill(ask));
    expect(faults).toEqual([null, null, null, null, null, 'code-volume']);
  });
});

describe('PIN', () => {
  test('is replaced without the old one where the number is registered, and nowhere else', () => {
    const set: NumberAction = { kind: 'set-pin', pin: '222222' };
    const live = number({
      status: 'CONNECTED',
      platform: 'CLOUD_API',
      pin: '111111',
      pinLockedUntil: NOW + HOUR,
    });
    expect(reduceNumber(live, set, NOW).number).toMatchObject({ pin: '222222', pinLockedUntil: null });
    expect(reduceNumber(number(), set, NOW).fault).toBe('not-registered');
  });

  test('of an earlier owner keeps the number from being registered until it is off', () => {
    const { faults } = run(number(), [
      control('leave-two-step-on'),
      register(),
      control('turn-two-step-off'),
      register(),
    ]);
    expect(faults).toEqual([null, 'two-step-on', null, null]);
  });

  test('turned off by its owner lets any PIN register', () => {
    const off = reduceNumber(
      number({ pin: '999999', pinLockedUntil: NOW + HOUR }),
      control('turn-two-step-off'),
      NOW,
    );
    expect(reduceNumber(off.number, register(), NOW).fault).toBeNull();
  });
});
