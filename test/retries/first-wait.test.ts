import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import { namedCauses } from '../../src/retries/causes.ts';
import { firstWait, retryLimits } from '../../src/retries/first-wait.ts';
import { makeAttempt, makeFacts, NOW } from '../guard/make-facts.ts';

const first = (entry: string, change: Parameters<typeof makeFacts>[1] = {}, details: string | null = null) =>
  firstWait({ action: 'register', entry, details }, makeFacts({}, change)) - NOW;

describe('the first look', () => {
  test.each<[string, number]>([
    ['number-linked', 3 * MINUTE],
    ['platform-disconnect-wait', 15 * MINUTE],
    ['waba-connected-elsewhere', 15 * MINUTE],
    ['recently-deleted', 5 * MINUTE],
    ['number-deleted', 5 * MINUTE],
    ['server-unavailable', 5 * MINUTE],
    ['generic', 5 * MINUTE],
    ['rate-limited', HOUR],
    ['pin-attempts', 12 * HOUR],
    ['pin-too-quick', MINUTE],
    ['register-rate-limit', 72 * HOUR + MINUTE],
    ['not-registered', 0],
    ['incorrect-certificate', 0],
    ['display-name', 0],
    ['reverify-needed', 0],
    ['an-entry-of-tomorrow', 0],
  ])('%s', (entry, wait) => expect(first(entry)).toBe(wait));

  test('as long as the paste says', () => {
    expect(first('pin-attempts', {}, 'Try again in 2 hours.')).toBe(2 * HOUR);
    expect(first('pin-too-quick', {}, 'Try again in 30 seconds.')).toBe(30 * SECOND);
    expect(first('rate-limited', {}, 'Wait 20 minutes.')).toBe(20 * MINUTE);
    expect(first('pin-attempts', {}, 'Locked.')).toBe(12 * HOUR);
    expect(first('number-linked', {}, 'Used for 2 hours elsewhere')).toBe(3 * MINUTE);
  });

  test('from when a person said that it was done', () => {
    const at = (ago: number) => ({ milestones: [{ kind: 'platform-disconnected', at: NOW - ago } as const] });
    expect(first('number-linked', at(0))).toBe(15 * MINUTE);
    expect(first('number-linked', at(10 * MINUTE))).toBe(5 * MINUTE);
    expect(first('number-linked', at(30 * MINUTE))).toBe(0);
    expect(first('number-linked', at(HOUR))).toBe(3 * MINUTE);
  });

  test('from when we met it ourselves', () => {
    const attempts = [
      makeAttempt({ code: 133004, entry: 'server-unavailable', startedAt: NOW - 2 * MINUTE }),
    ];
    expect(first('server-unavailable', { attempts })).toBe(3 * MINUTE);
    expect(first('recently-deleted', { attempts })).toBe(5 * MINUTE);
    expect(first('server-unavailable', { attempts, now: NOW + HOUR }) - HOUR).toBe(0);
  });

  test('never before the guard lets it', () => {
    const attempts = [makeAttempt({ code: 133008, details: 'Wait 6 hours.' })];
    expect(first('number-linked', { attempts })).toBe(6 * HOUR);
    const other = makeFacts({}, { attempts });
    const action = 'subscribe-webhooks';
    expect(firstWait({ action, entry: 'webhook-misconfigured', details: null }, other)).toBe(NOW);
  });
});

test('tries and days by the cause', () => {
  const limits = [...namedCauses, 'an-entry-of-tomorrow'].map((entry) => {
    const { maxTries, lasts } = retryLimits(entry);
    return [entry, `${maxTries} in ${lasts / DAY}`];
  });
  expect(Object.fromEntries(limits)).toEqual({
    'number-linked': '6 in 1',
    'platform-disconnect-wait': '4 in 1',
    'waba-connected-elsewhere': '4 in 1',
    'recently-deleted': '4 in 1',
    'number-deleted': '3 in 1',
    'server-unavailable': '6 in 1',
    generic: '2 in 1',
    'rate-limited': '5 in 1',
    'pin-too-quick': '3 in 1',
    'pin-mismatch': '3 in 3',
    'pin-attempts': '3 in 5',
    'register-rate-limit': '3 in 7',
    'display-name': '3 in 14',
    'reverify-needed': '3 in 3',
    'confirm-ownership': '3 in 3',
    'partial-deregister': '3 in 3',
    'terms-not-accepted': '3 in 1',
    'an-entry-of-tomorrow': '3 in 1',
  });
});
