import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../src/guard/decide.ts';
import { policy } from '../../src/guard/policy.ts';
import type { Decision, GuardFacts, GuardRequest } from '../../src/guard/types.ts';
import { anyFacts, anyRequest } from './arbitraries.ts';
import { brokenRules } from './rules.ts';

const RUNS = { numRuns: 4_000 };
/** Where a test counts what it met, it meets the same each time. */
const SAME = { ...RUNS, seed: 20_261_121 };

function allows(request: GuardRequest, facts: GuardFacts): boolean {
  return decide(request, facts, policy).kind === 'allowed';
}

test('nothing is allowed that breaks a rule', () => {
  let allowed = 0;
  fc.assert(
    fc.property(anyRequest, anyFacts, (request, facts) => {
      if (!allows(request, facts)) return;
      allowed += 1;
      expect(brokenRules(request, facts)).toEqual([]);
    }),
    SAME,
  );
  expect(allowed).toBeGreaterThan(100);
});

test('what breaks no rule and follows nothing is allowed', () => {
  let allowed = 0;
  fc.assert(
    fc.property(anyRequest, anyFacts, (request, facts) => {
      const quiet = { ...facts, attempts: [], milestones: [] };
      if (quiet.number.kind === 'unknown' || brokenRules(request, quiet).length > 0) return;
      const { status, platformType, isOnBizApp } = quiet.number.value;
      if (status === null || platformType === null || isOnBizApp === null) return;
      const refusal = decide(request, quiet, policy);
      if (refusal.kind === 'allowed') allowed += 1;
      else expect(['could-not-tell', 'not-registered', 'already-connected']).toContain(refusal.refusal.kind);
    }),
    SAME,
  );
  expect(allowed).toBeGreaterThan(100);
});

/** How many are used or were wrong may change meanwhile. */
const openingOf = (decision: Decision) =>
  decision.kind === 'refused' ? [decision.refusal.kind, untilOf(decision)] : ['allowed'];

const untilOf = (decision: Decision) =>
  decision.kind === 'refused' && 'until' in decision.refusal ? decision.refusal.until : null;

test('what opens at a time is refused until just before it, and by nothing that time ends after it', () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(anyRequest, anyFacts, fc.double({ min: 0, max: 1, noNaN: true }), (request, facts, share) => {
      const decision = decide(request, facts, policy);
      const until = untilOf(decision);
      if (until === null || decision.kind !== 'refused') return;
      kinds.set(decision.refusal.kind, (kinds.get(decision.refusal.kind) ?? 0) + 1);
      expect(until).toBeGreaterThan(facts.now);
      const between = facts.now + Math.floor((until - 1 - facts.now) * share);
      for (const now of [between, until - 1]) {
        expect(openingOf(decide(request, { ...facts, now }, policy))).toEqual(openingOf(decision));
      }
      expect(untilOf(decide(request, { ...facts, now: until }, policy))).toBeNull();
    }),
    SAME,
  );
  expect([...kinds.keys()].toSorted()).toEqual(['budget', 'cool-down', 'pin-streak']);
});

test('an approver may do whatever an operator may', () => {
  fc.assert(
    fc.property(anyRequest, anyFacts, (request, facts) => {
      const as = (role: 'operator' | 'approver') => ({ ...request, actor: { user: 'U0ANA', role } });
      if (allows(as('operator'), facts)) expect(allows(as('approver'), facts)).toBe(true);
    }),
    RUNS,
  );
});

test('a retry may do nothing that the person may not who started it', () => {
  fc.assert(
    fc.property(anyRequest, anyFacts, (request, facts) => {
      if (allows({ ...request, origin: 'retry' }, facts)) {
        expect(allows({ ...request, origin: 'person' }, facts)).toBe(true);
      }
    }),
    RUNS,
  );
});
