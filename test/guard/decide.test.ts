import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { unknown } from '../../src/graph/errors.ts';
import { decide } from '../../src/guard/decide.ts';
import { policy } from '../../src/guard/policy.ts';
import type { GuardFacts, GuardRequest } from '../../src/guard/types.ts';
import { actionNames } from '../../src/knowledge/schema.ts';
import { CONNECTED, makeAttempt, makeFacts, makeRequest, NOW } from './make-facts.ts';

const APPROVER = { user: 'U0LEA', role: 'approver' } as const;
const VIEWER = { user: 'U0VIC', role: 'viewer' } as const;

const refusalOf = (facts: GuardFacts, change: Partial<GuardRequest> = {}) => {
  const decision = decide(makeRequest(change), facts, policy);
  return decision.kind === 'refused' ? decision.refusal : null;
};

describe('one call at a time', () => {
  const calling = makeAttempt({ action: 'deregister', state: 'calling', startedAt: NOW - DAY, by: 'U0BEN' });

  test.each(actionNames)('%s waits for the call that is under way, whichever it is', (action) => {
    const facts = makeFacts({}, { attempts: [calling, makeAttempt({ startedAt: NOW - 12 * HOUR })] });
    expect(refusalOf(facts, { action, actor: APPROVER })).toEqual({
      kind: 'running',
      action: 'deregister',
      by: 'U0BEN',
      since: NOW - DAY,
    });
  });
});

describe('trouble at Meta', () => {
  const incidents = {
    kind: 'ok',
    value: [{ title: 'Cloud API is down', publishedAt: null, link: null }],
  } as const;

  test('a retry waits for the end of it', () =>
    expect(refusalOf(makeFacts({}, { incidents }), { origin: 'retry' })).toEqual({
      kind: 'outage',
      title: 'Cloud API is down',
    }));
  test('a person decides', () => expect(refusalOf(makeFacts({}, { incidents }))).toBeNull());
  test('that it cannot be told stops nobody', () => {
    const facts = makeFacts({}, { incidents: unknown({ kind: 'timeout' }) });
    expect(refusalOf(facts, { origin: 'retry' })).toBeNull();
  });
});

describe('several reasons at once', () => {
  const wrong = [3, 2, 1].map((hours) => makeAttempt({ code: 133005, startedAt: NOW - hours * HOUR }));
  const milestones = [{ kind: 'platform-disconnected', at: NOW }] as const;
  const incidents = { kind: 'ok', value: [{ title: 'Down', publishedAt: null, link: null }] } as const;
  const calling = makeAttempt({ state: 'calling' });

  test('who asks comes before what is going on', () =>
    expect(refusalOf(makeFacts(CONNECTED, { attempts: [calling] }), { actor: VIEWER })?.kind).toBe('role'));
  test('what is going on before what was read', () =>
    expect(refusalOf(makeFacts({ status: null }, { attempts: [calling] }))?.kind).toBe('running'));
  test('what time does not end before what it ends', () => {
    expect(refusalOf(makeFacts(CONNECTED, { milestones }))?.kind).toBe('already-connected');
    const facts = makeFacts({}, { milestones, incidents });
    expect(refusalOf(facts, { origin: 'retry' })?.kind).toBe('outage');
  });

  test('of what time ends, what ends last', () => {
    expect(refusalOf(makeFacts({}, { attempts: wrong, milestones }))).toMatchObject({
      kind: 'pin-streak',
      until: NOW - 3 * HOUR + DAY,
    });
    const lock = makeAttempt({ code: 133008, details: 'Try again in 3 days.' });
    expect(refusalOf(makeFacts({}, { attempts: [...wrong, lock], milestones }))).toEqual({
      kind: 'cool-down',
      cause: 'pin-lock',
      until: NOW + 72 * HOUR,
    });
    const spent = Array.from({ length: 5 }, () => makeAttempt({ code: 133006, startedAt: NOW - MINUTE }));
    expect(refusalOf(makeFacts({}, { attempts: [...wrong, ...spent] }))).toMatchObject({
      kind: 'budget',
      until: NOW - 3 * HOUR + 72 * HOUR + MINUTE,
    });
  });
});
