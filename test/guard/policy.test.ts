import { describe, expect, test } from 'vitest';
import { HOUR } from '../../src/clock.ts';
import { decide } from '../../src/guard/decide.ts';
import { policy } from '../../src/guard/policy.ts';
import { roles } from '../../src/guard/types.ts';
import { actionNames } from '../../src/knowledge/schema.ts';
import { CONNECTED, makeFacts, makeRequest, NOW } from './make-facts.ts';

/** What is written down for people: action → who may do it, and what it takes besides. */
const WRITTEN = {
  register: 'operator',
  deregister: 'operator, asked again, approver agrees, never automatic',
  'request-code': 'operator, never automatic',
  'verify-code': 'operator, never automatic',
  'set-pin': 'approver, asked again, never automatic',
  'subscribe-webhooks': 'operator',
};

test('the table says what is written down, for each action that there is', () => {
  const told = actionNames.map((action) => {
    const { role, danger, approval, automatic } = policy[action];
    const words = [
      role,
      ...(danger ? ['asked again'] : []),
      ...(approval === null ? [] : [`${approval} agrees`]),
      ...(automatic ? [] : ['never automatic']),
    ];
    return [action, words.join(', ')];
  });
  expect(Object.fromEntries(told)).toEqual(WRITTEN);
  expect(Object.keys(policy).toSorted()).toEqual([...actionNames].toSorted());
});

test('only what Meta counts has a budget', () => {
  const budgets = actionNames.map((action) => [action, policy[action].budget]);
  expect(budgets.filter(([, budget]) => budget !== null)).toEqual([
    ['register', 'register'],
    ['deregister', 'deregister'],
  ]);
});

/** A number on which the action can be done. */
const FIT = {
  register: {},
  deregister: CONNECTED,
  'request-code': { codeVerificationStatus: 'NOT_VERIFIED' },
  'verify-code': { codeVerificationStatus: 'NOT_VERIFIED' },
  'set-pin': CONNECTED,
  'subscribe-webhooks': {},
} as const;

const APPROVAL = { by: 'U0LEA', proposedBy: 'U0ANA', expiresAt: NOW + HOUR };

/** From the least to the most, as people rank them. */
const LADDER = ['stranger', 'viewer', 'operator', 'approver'];

describe('who may do what', () => {
  for (const action of actionNames) {
    for (const role of roles) {
      for (const origin of ['person', 'retry'] as const) {
        const needed = policy[action].role;
        const ranks = LADDER.indexOf(role) >= LADDER.indexOf(needed);
        const may = ranks && (origin === 'person' || policy[action].automatic);
        test(`${action} by ${role}, ${origin}: ${may ? 'yes' : 'no'}`, () => {
          const request = makeRequest({
            action,
            origin,
            actor: { user: 'U0ANA', role },
            approval: APPROVAL,
          });
          const decision = decide(request, makeFacts(FIT[action]), policy);
          if (may) expect(decision.kind).toBe('allowed');
          else if (ranks) expect(decision).toEqual({ kind: 'refused', refusal: { kind: 'never-automatic' } });
          else
            expect(decision).toEqual({
              kind: 'refused',
              refusal: { kind: 'role', needed, has: role },
            });
        });
      }
    }
  }
});

describe('what takes two people', () => {
  const ask = (change: Partial<typeof APPROVAL> | null) =>
    decide(
      makeRequest({
        action: 'deregister',
        approval: change === null ? null : { ...APPROVAL, ...change },
      }),
      makeFacts(CONNECTED),
      policy,
    );
  const refused = { kind: 'refused', refusal: { kind: 'approval', needed: 'approver' } };

  test('nobody agreed', () => expect(ask(null)).toEqual(refused));
  test('who asked agreed', () => expect(ask({ by: 'U0ANA' })).toEqual(refused));
  test('it was proposed by somebody else', () => expect(ask({ proposedBy: 'U0BEN' })).toEqual(refused));
  test('too long ago', () => {
    expect(ask({ expiresAt: NOW })).toEqual(refused);
    expect(ask({ expiresAt: NOW + 1 }).kind).toBe('allowed');
  });
  test('an approver needs a second one', () => {
    const request = makeRequest({ action: 'deregister', actor: { user: 'U0LEA', role: 'approver' } });
    expect(decide(request, makeFacts(CONNECTED), policy)).toEqual(refused);
  });
  test('nobody is asked to approve what is refused anyway', () => {
    const decision = decide(makeRequest({ action: 'deregister' }), makeFacts(), policy);
    expect(decision).toEqual({ kind: 'refused', refusal: { kind: 'not-registered' } });
  });
});
