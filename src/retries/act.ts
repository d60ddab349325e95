import type { Execution } from '../actions/types.ts';
import { MINUTE } from '../clock.ts';
import type { Role } from '../guard/types.ts';
import { describeError } from '../log.ts';
import { changeRetry } from '../store/retries.ts';
import type { TurnDeps } from './deps.ts';
import { boundStep, lacksPin, nextOf, takeUp } from './look.ts';
import { makeOrder, orderId, recallExecution } from './make-order.ts';
import { concludeLook, concludeTry } from './story.ts';
import type { NextStep, Retry } from './types.ts';
import type { Next, RunInput } from './workflow.ts';

/** Meta was called, or may have been. */
type Made = Extract<Execution, { kind: 'succeeded' | 'rejected' | 'unknown' }>;

const wasMade = (execution: Execution): execution is Made =>
  ['succeeded', 'rejected', 'unknown'].includes(execution.kind);

/** null: it cannot be told what the person may do now, and nothing is done in their name. */
async function findRole({ roleOf, log }: TurnDeps, { id, startedBy }: Retry): Promise<Role | null> {
  try {
    return await roleOf(startedBy);
  } catch (error) {
    log.warn('a retry waits: it cannot be told whose it is', { retry: id, ...describeError(error) });
    return null;
  }
}

async function carryOut(deps: TurnDeps, retry: Retry, nth: number, role: Role): Promise<Execution> {
  const pin = deps.needsPin(retry.action) ? await deps.pins.find(retry.id) : null;
  return recallExecution(
    await deps.execute(makeOrder(retry, nth, role, pin), deps.stopping),
    orderId(retry, nth),
  );
}

async function decideAfter(deps: TurnDeps, retry: Retry, execution: Execution): Promise<NextStep> {
  const { clock, random, decide, readFacts, stopping } = deps;
  const known = 'after' in execution && execution.after.kind === 'ok' ? execution.after : null;
  const facts = await readFacts(retry, known, stopping);
  const step = decide({ retry, facts, lastExecution: execution, random: random() });
  // Whatever the policy says, there is a look between two calls.
  const next: NextStep = step.kind === 'act' ? { kind: 'wait', until: clock() } : step;
  return boundStep(next, retry, clock(), false);
}

type Conclude = (current: Retry) => Retry | null;

function concludeWith(
  retry: Retry,
  nth: number,
  step: NextStep,
  execution: Execution,
  now: number,
): Conclude {
  const seen = retry.lines.length;
  if (!wasMade(execution)) return (current) => concludeLook(current, { step, status: null, seen }, now);
  const { kind: outcome, attempt, left } = execution;
  const { entry, code } = attempt;
  return (current) => concludeTry(current, { step, nth, outcome, entry, code, left, seen }, now);
}

async function tryOnce(deps: TurnDeps, retry: Retry, nth: number): Promise<Conclude> {
  const { clock } = deps;
  const role = await findRole(deps, retry);
  if (role === null) {
    const step = boundStep({ kind: 'wait', until: clock() + MINUTE }, retry, clock(), false);
    return (current) => concludeLook(current, { step, status: null, seen: retry.lines.length }, clock());
  }
  const execution = await carryOut(deps, retry, nth, role);
  const counted = wasMade(execution) ? { ...retry, tries: nth } : retry;
  return concludeWith(retry, nth, await decideAfter(deps, counted, execution), execution, clock());
}

/** Makes the nth try, reads what came of it and decides. Made again after a crash it calls nobody twice. */
export async function act(deps: TurnDeps, input: RunInput, nth: number): Promise<Next> {
  const { db, clock, along, changed } = deps;
  const retry = await takeUp(deps, input);
  if (retry === null) return { kind: 'stop' };
  if (retry.tries >= nth || (await lacksPin(deps, retry))) return { kind: 'look' };
  const result = await changeRetry(db, retry.id, await tryOnce(deps, retry, nth), clock(), along);
  changed(retry.id);
  return result === null ? { kind: 'stop' } : nextOf(deps, result.retry);
}
