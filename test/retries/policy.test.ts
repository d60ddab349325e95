import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/clock.ts';
import { unknown } from '../../src/graph/errors.ts';
import type { PhoneNumber } from '../../src/graph/phone-numbers.ts';
import { nextStep } from '../../src/retries/policy.ts';
import { CONNECTED, makeAttempt, makeFacts, NOW } from '../guard/make-facts.ts';
import { makeStep, nudged, paused, startedFor, withLine } from './make-step.ts';

const wait = (after: number, why: string) => ({ kind: 'wait', until: NOW + after, why });
const end = (why: string) => ({ kind: 'end', why });
const ask = (why: string) => ({ kind: 'ask', why });
const act = { kind: 'act' };

const seen = (number: Partial<PhoneNumber>, entry = 'number-linked') =>
  nextStep(makeStep({ retry: startedFor(entry), facts: makeFacts(number) }));

describe('a look', () => {
  test('acts where nothing is in the way', () => expect(nextStep(makeStep())).toEqual(act));
  test('ends where the number is connected', () => expect(seen(CONNECTED)).toEqual(end('connected')));
  test('even when its time is over', () => {
    const retry = startedFor('number-linked', { deadlineAt: NOW });
    expect(nextStep(makeStep({ retry, facts: makeFacts(CONNECTED) }))).toEqual(end('connected'));
    expect(nextStep(makeStep({ retry }))).toEqual(end('deadline'));
    expect(nextStep(makeStep({ retry: { ...retry, deadlineAt: NOW + 1 } }))).toEqual(act);
  });
  test('ends where the tries are used', () => {
    const step = (tries: number) => nextStep(makeStep({ retry: startedFor('number-linked', { tries }) }));
    expect(step(6)).toEqual(end('tries-used'));
    expect(step(5)).toEqual(act);
  });
  test('ends where no wait and nobody here can help', () => {
    expect(seen({ ...CONNECTED, isOnBizApp: true })).toEqual(end('refused'));
    expect(seen({ status: 'BANNED' })).toEqual(end('refused'));
  });
  test('asks where a person can', () => {
    expect(seen({ codeVerificationStatus: 'NOT_VERIFIED' })).toEqual(ask('needs-person'));
    expect(seen({ nameStatus: 'EXPIRED' })).toEqual(ask('needs-person'));
  });
  test('looks again while the app holds the number, less and less often', () => {
    expect(seen({ isOnBizApp: true })).toEqual(wait(3 * MINUTE, 'still-linked'));
    const late = (hours: number) =>
      nextStep(
        makeStep({
          retry: startedFor('number-linked', { startedAt: NOW - hours * HOUR }),
          facts: makeFacts({ isOnBizApp: true }),
        }),
      );
    expect(late(2)).toEqual(wait(12 * MINUTE, 'still-linked'));
    expect(late(20)).toEqual(wait(30 * MINUTE, 'still-linked'));
  });
});

describe('a look that could not tell', () => {
  const blind = (reason: Parameters<typeof unknown>[0], random = 0) =>
    nextStep(makeStep({ facts: { ...makeFacts(), number: unknown(reason) }, random }));

  test('looks again later', () => {
    expect(blind({ kind: 'timeout' })).toEqual(wait(3 * MINUTE, 'could-not-tell'));
    expect(seen({ status: 'HIBERNATING' })).toEqual(wait(3 * MINUTE, 'could-not-tell'));
  });
  test('less and less often', () => {
    const facts = { ...makeFacts(), number: unknown({ kind: 'timeout' }) };
    const late = (hours: number) =>
      nextStep(makeStep({ retry: startedFor('number-linked', { startedAt: NOW - hours * HOUR }), facts }));
    expect(late(0)).toEqual(wait(MINUTE, 'could-not-tell'));
    expect(late(2)).toEqual(wait(12 * MINUTE, 'could-not-tell'));
    expect(late(20)).toEqual(wait(15 * MINUTE, 'could-not-tell'));
  });
  test('not before Meta, or our breaker, lets it', () => {
    expect(blind({ kind: 'resting', until: NOW + HOUR })).toEqual(wait(HOUR, 'could-not-tell'));
    expect(blind({ kind: 'paused', until: NOW + MINUTE })).toEqual(wait(3 * MINUTE, 'could-not-tell'));
  });
  test('not all at the same moment', () => {
    const first = blind({ kind: 'resting', until: NOW + HOUR }, 0);
    const last = blind({ kind: 'resting', until: NOW + HOUR }, 1);
    expect([first, last]).toEqual([wait(HOUR, 'could-not-tell'), wait(HOUR + 2 * MINUTE, 'could-not-tell')]);
  });
  test('not later than the deadline', () => {
    const retry = startedFor('number-linked', { deadlineAt: NOW + MINUTE });
    const facts = { ...makeFacts(), number: unknown({ kind: 'timeout' }) };
    expect(nextStep(makeStep({ retry, facts }))).toEqual(wait(MINUTE, 'could-not-tell'));
  });
});

describe('trouble at Meta', () => {
  const incidents = {
    kind: 'ok',
    value: [{ title: 'Cloud API is down', publishedAt: null, link: null }],
  } as const;
  const facts = makeFacts({}, { incidents });

  test('pauses, and looks from time to time', () => {
    const title = 'Cloud API is down';
    expect(nextStep(makeStep({ facts }))).toEqual({ kind: 'pause', until: NOW + 5 * MINUTE, title });
    expect(nextStep(makeStep({ facts, random: 1 }))).toMatchObject({ until: NOW + 10 * MINUTE });
    const retry = startedFor('number-linked', { deadlineAt: NOW + MINUTE });
    expect(nextStep(makeStep({ facts, retry }))).toMatchObject({ until: NOW + MINUTE });
  });
  test('once it is over, they come back one after the other', () => {
    const retry = withLine(startedFor('number-linked'), paused);
    expect(nextStep(makeStep({ retry, random: 0.5 }))).toEqual(wait(2 * MINUTE, 'spread'));
    expect(nextStep(makeStep({ retry, random: 1 }))).toEqual(wait(4 * MINUTE, 'spread'));
    expect(nextStep(makeStep({ retry, random: 0 }))).toEqual(act);
  });
  test('but for one that a person wants now', () => {
    const retry = withLine(withLine(startedFor('number-linked'), paused), nudged());
    expect(nextStep(makeStep({ retry, random: 0.5 }))).toEqual(act);
  });
});

describe('what the guard waits for', () => {
  const lock = makeAttempt({ code: 133008, details: 'Wait 6 hours.', startedAt: NOW - HOUR });
  const spent = Array.from({ length: 8 }, () => makeAttempt({ code: 133006, startedAt: NOW - 2 * HOUR }));

  test('is waited for', () => {
    const facts = makeFacts({}, { attempts: [lock] });
    expect(nextStep(makeStep({ facts }))).toEqual(wait(5 * HOUR, 'pin-lock'));
    const milestones = [{ kind: 'platform-disconnected', at: NOW }] as const;
    expect(nextStep(makeStep({ facts: makeFacts({}, { milestones }) }))).toEqual(
      wait(15 * MINUTE, 'platform-disconnected'),
    );
  });
  test('unless it comes after the deadline', () => {
    const facts = makeFacts({}, { attempts: spent });
    expect(nextStep(makeStep({ facts }))).toEqual(end('deadline'));
    const opens = NOW + 70 * HOUR + MINUTE;
    const till = (deadlineAt: number) =>
      nextStep(makeStep({ facts, retry: startedFor('number-linked', { deadlineAt }) }));
    expect(till(opens)).toEqual(end('deadline'));
    expect(till(opens + 1)).toEqual(wait(70 * HOUR + MINUTE, 'budget'));
    expect(nextStep(makeStep({ facts, retry: startedFor('register-rate-limit') }))).toEqual(
      wait(70 * HOUR + MINUTE, 'budget'),
    );
  });
  test('a person ends a row of wrong PINs', () => {
    const wrong = [5, 4, 3].map((hours) => makeAttempt({ code: 133005, startedAt: NOW - hours * HOUR }));
    const facts = makeFacts({}, { attempts: wrong });
    expect(nextStep(makeStep({ facts }))).toEqual(ask('needs-person'));
  });
  test('somebody else’s call is over in a moment', () => {
    const facts = makeFacts({}, { attempts: [makeAttempt({ state: 'calling' })] });
    expect(nextStep(makeStep({ facts }))).toEqual(wait(30 * SECOND, 'running'));
  });
  test('what only a person may do is left to them', () => {
    const retry = startedFor('reverify-needed', { action: 'request-code' });
    const facts = makeFacts({ codeVerificationStatus: 'NOT_VERIFIED' });
    expect(nextStep(makeStep({ retry, facts }))).toEqual(end('refused'));
  });
});
