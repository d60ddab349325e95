import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import type { PhoneNumber } from '../../src/graph/phone-numbers.ts';
import { nextStep } from '../../src/retries/policy.ts';
import type { Retry } from '../../src/retries/types.ts';
import { CONNECTED, makeAttempt, makeFacts, NOW } from '../guard/make-facts.ts';
import { executed, makeStep, startedFor } from './make-step.ts';

const look = (number: Partial<PhoneNumber>, change: Partial<Retry> = {}, now = NOW) =>
  nextStep(makeStep({ retry: startedFor('display-name', change), facts: { ...makeFacts(number), now } }));
const wait = (after: number) => ({ kind: 'wait', until: NOW + after, why: 'name-review' });

describe.each([
  ['a new name of a connected number', { ...CONNECTED, newNameStatus: 'PENDING_REVIEW' }],
  ['the first name', { nameStatus: 'PENDING_REVIEW' }],
  [
    'the first name, where Meta says that there is no new one',
    { nameStatus: 'PENDING_REVIEW', newNameStatus: 'NONE' },
  ],
])('%s is under review', (_, number) => {
  test('looks again, less and less often', () => {
    expect(look(number)).toEqual(wait(15 * MINUTE));
    expect(look(number, { startedAt: NOW - 10 * HOUR })).toEqual(wait(HOUR));
    expect(look(number, { startedAt: NOW - 5 * DAY })).toEqual(wait(2 * HOUR));
  });
  test('for two weeks', () => {
    const almost = NOW - HOUR / 2 + 14 * DAY - MINUTE;
    expect(look(number, {}, almost)).toEqual({ kind: 'wait', until: almost + MINUTE, why: 'name-review' });
    expect(look(number, {}, almost + MINUTE)).toMatchObject({ kind: 'end' });
  });
});

test('a new name was approved: it registers, once', () => {
  const number = { ...CONNECTED, newNameStatus: 'APPROVED' };
  expect(look(number)).toEqual({ kind: 'act' });
  const past = makeAttempt({});
  const facts = makeFacts(number, { attempts: [past] });
  const retry = startedFor('display-name', { tries: 1 });
  expect(nextStep(makeStep({ retry, facts, lastExecution: executed(past) }))).toEqual({
    kind: 'end',
    why: 'connected',
  });
});

test('the first name was approved', () => {
  expect(look({ nameStatus: 'APPROVED' })).toEqual({ kind: 'act' });
  expect(look({ ...CONNECTED, nameStatus: 'APPROVED' })).toEqual({ kind: 'end', why: 'connected' });
});

test('a name was declined: somebody has to choose another', () => {
  expect(look({ ...CONNECTED, newNameStatus: 'DECLINED' })).toEqual({ kind: 'ask', why: 'needs-person' });
  expect(look({ nameStatus: 'DECLINED' })).toEqual({ kind: 'ask', why: 'needs-person' });
});

test('a retry for another reason does not wait for a name', () => {
  const facts = makeFacts({ nameStatus: 'PENDING_REVIEW' });
  expect(nextStep(makeStep({ facts }))).toEqual({ kind: 'act' });
  const retry = startedFor('display-name', { action: 'subscribe-webhooks' });
  expect(nextStep(makeStep({ retry, facts }))).toEqual({ kind: 'act' });
});
