import { readAgainst } from '../checks/against-error.ts';
import type { StatusFacts } from '../checks/facts.ts';
import { findDecisive, judge } from '../checks/overall.ts';
import { runChecks } from '../checks/registry.ts';
import type { StatusReport } from '../checks/report.ts';
import { SECOND } from '../clock.ts';
import { detectId } from '../directory/detect-id.ts';
import type { NumberTarget } from '../directory/locate.ts';
import type { StatusDeps } from './deps.ts';
import { readFacts } from './read-facts.ts';

const DEADLINE_MS = 2 * SECOND;
const SWAP_DEADLINE_MS = SECOND;
/** Meta's code for a field that the object does not have, and for an object that it does not show. */
const INVALID_PARAMETER = 100;

function numberOf(facts: StatusFacts, target: NumberTarget): StatusReport['number'] {
  const number = facts.number.kind === 'ok' ? facts.number.value : null;
  const waba = facts.waba.kind === 'ok' ? facts.waba.value : null;
  return {
    display: number?.displayPhoneNumber ?? (target.kind === 'phone' ? target.e164 : null),
    name: number?.verifiedName ?? null,
    phoneNumberId: facts.phoneNumberId,
    wabaId: facts.wabaId,
    wabaName: waba?.name ?? null,
  };
}

/** Meta's trace id of the first read that it refused: for a ticket. */
function traceIdOf({ number, waba, apps, token }: StatusFacts): string | null {
  for (const reading of [number, waba, apps, token]) {
    if (reading.kind === 'unknown' && reading.reason.kind === 'refused')
      return reading.reason.error.fbtraceId;
  }
  return null;
}

/** Meta shows no number under the id that was given for one: is it the id of something else? */
async function findSwap(
  deps: StatusDeps,
  target: NumberTarget,
  facts: StatusFacts,
  signal: AbortSignal | undefined,
): Promise<StatusReport['swapped']> {
  if (target.kind !== 'id' || facts.number.kind === 'ok') return null;
  const { reason } = facts.number;
  if (reason.kind !== 'refused' || reason.error.code !== INVALID_PARAMETER) return null;
  const deadline = AbortSignal.timeout(SWAP_DEADLINE_MS);
  const both = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
  const answer = await detectId(deps, target.phoneNumberId, both);
  if (answer.kind === 'waba' || answer.kind === 'business' || answer.kind === 'app') {
    return { id: target.phoneNumberId, actual: answer.kind };
  }
  return null;
}

export type ReadOptions = {
  /** The error that was pasted, by its id in the knowledge base. */
  readonly entry?: string | null;
  readonly signal?: AbortSignal;
  /** Hears of what the report rests on. */
  readonly onFacts?: (facts: StatusFacts) => void;
};

/**
 * Reads the live state of a number and says what it means: all reads in parallel under one deadline, so that
 * one slow or wrong answer never hides the others. Never throws.
 */
export async function readStatus(
  deps: StatusDeps,
  target: NumberTarget,
  { entry = null, signal, onFacts }: ReadOptions = {},
): Promise<StatusReport> {
  const began = performance.now();
  const deadline = AbortSignal.timeout(deps.deadline ?? DEADLINE_MS);
  const { facts, place } = await readFacts(
    deps,
    target,
    signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
  );
  onFacts?.(facts);
  const swapped = await findSwap(deps, target, facts, signal);
  const findings = runChecks(facts);
  const overall = judge(findings);
  return {
    overall,
    findings,
    decisive: findDecisive(findings, overall),
    against: entry === null ? null : readAgainst(entry, facts, findings),
    number: numberOf(facts, target),
    traceId: traceIdOf(facts),
    swapped,
    isForeign: place.kind === 'ok' && place.value === null,
    readAt: facts.now,
    took: performance.now() - began,
  };
}
