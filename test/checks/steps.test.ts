import { describe, expect, test } from 'vitest';
import type { StatusFacts } from '../../src/checks/facts.ts';
import { runChecks, statusChecks } from '../../src/checks/registry.ts';
import { type StepState, toSteps } from '../../src/checks/steps.ts';
import { failed, healthy, withFacts, withNumber, withToken, withWaba } from './records.ts';

const SIGNS = { fine: '✔', problem: '✖', unknown: '?' } as const satisfies Record<StepState, string>;

const stepsOf = (facts: StatusFacts) => toSteps(runChecks(facts));
const signsOf = (facts: StatusFacts) =>
  stepsOf(facts)
    .map(({ state }) => SIGNS[state])
    .join('');
const timeout = failed({ kind: 'timeout' });
const blocked = (type: string) => {
  const errors = [{ code: 1, description: 'No.', solution: 'Mend it' }];
  const entities = [{ type, id: '1', canSend: 'BLOCKED', errors, hints: [] }];
  return withNumber({ health: { canSend: 'BLOCKED', entities } });
};

describe('the five steps', () => {
  test.each<[name: string, facts: StatusFacts, signs: string]>([
    ['a healthy number', healthy, '✔✔✔✔✔'],
    ['a token that lacks a permission', withToken({ scopes: [] }), '✖✔✔✔✔'],
    ['a restricted account', withWaba({ status: 'RESTRICTED' }), '✔✖✔✔✔'],
    ['an account that Meta blocks', blocked('WABA'), '✔✖✔✔✔'],
    ['a number that Meta blocks', blocked('PHONE_NUMBER'), '✔✔✖✔✔'],
    ['a number without registration', withNumber({ status: 'PENDING' }), '✔✔✖✔✔'],
    ['a number on no platform', withNumber({ platformType: 'NOT_APPLICABLE' }), '✔✔✖✔✔'],
    ['a number of which the app is not told', withNumber({ isOnBizApp: null }), '✔✔✔?✔'],
    ['an app that is not subscribed', withFacts({ apps: { kind: 'ok', value: [] } }), '✔✔✔✔✖'],
    ['a number that could not be read', withFacts({ number: timeout }), '✔???✔'],
    ['an account that could not be read', withFacts({ waba: timeout }), '✔?✔✔✔'],
    ['a token that could not be read', withFacts({ token: timeout }), '?✔✔✔✔'],
  ])('%s', (_name, facts, signs) => {
    expect(signsOf(facts)).toBe(signs);
  });

  test('are five lines, in order', () => {
    for (const facts of [healthy, blocked('WABA'), withFacts({ number: timeout })]) {
      const steps = stepsOf(facts);
      expect(steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
      for (const { says } of steps) expect(says).toMatch(/^\S[^\n]+[.!?]$/);
    }
  });

  test('say what to do where there is a problem', () => {
    expect(stepsOf(withNumber({ status: 'PENDING' }))[2]?.says).toContain('Do: Register the number');
    expect(stepsOf(blocked('WABA'))[1]?.says).toContain('No. (1). Do: Mend it.');
  });

  test('tell a warning and leave its step fine', () => {
    const step = stepsOf(withNumber({ isOnBizApp: true, platformType: 'ON_PREMISE' }))[3];
    expect(step).toMatchObject({ state: 'fine', says: expect.stringContaining('still tied to the app') });
  });

  test('name coexistence, the PIN and the owner even where nothing conflicts', () => {
    const says = stepsOf(withNumber({ isOnBizApp: true }))[3]?.says;
    expect(says).toMatch(/beside the Cloud API.*this PIN.*our own account/i);
  });

  test('could tell nothing without findings', () => {
    expect(toSteps([]).map(({ state }) => state)).toEqual(Array(5).fill('unknown'));
  });

  test.each(statusChecks.map(({ name }) => name).filter((name) => name !== 'platform-status'))(
    'take the check %s into account',
    (check) => {
      const findings = runChecks(healthy).map((finding) =>
        finding.check === check ? { check, verdict: 'fault' as const, summary: 'Bad.', facts: [] } : finding,
      );
      expect(toSteps(findings).some(({ state }) => state === 'problem')).toBe(true);
    },
  );
});
