import type { Execution } from '../actions/types.ts';
import { MINUTE } from '../clock.ts';
import { decide } from '../guard/decide.ts';
import { isHalfDeregistered, isRegistered } from '../guard/live.ts';
import { policy } from '../guard/policy.ts';
import type { Decision, GuardFacts, PastAttempt } from '../guard/types.ts';
import { afterOutcome } from './after-outcome.ts';
import { afterRefusal } from './after-refusal.ts';
import { paceOf } from './causes.ts';
import { awaitName } from './name-review.ts';
import type { NextStep, Retry } from './types.ts';
import { waitUntil } from './waits.ts';

export type StepInput = {
  /** Its tries count the last execution. */
  readonly retry: Retry;
  /** Read just now, the last execution among the attempts. */
  readonly facts: GuardFacts;
  /** What the try came to that was made just before; null: nothing was tried since the last wait. */
  readonly lastExecution: Execution | null;
  /** From 0 to 1, drawn anew each time: it spreads what would come back at the same moment. */
  readonly random: number;
};

/** How long Meta may need to show a registration that it has accepted. */
const SETTLING = 10 * MINUTE;
/** After an outage the retries come back over this span. */
const SPREAD = 4 * MINUTE;

/** Somebody pressed "Try now", or gave what was asked for: waits of our own choosing are over. */
const wasNudged = ({ retry, lastExecution }: StepInput) =>
  lastExecution === null && retry.lines.at(-1)?.kind === 'nudged';

const wasPaused = ({ retry }: StepInput) => retry.lines.at(-1)?.kind === 'paused';

/** Whether who started it may still do so is for the execution to see, which knows the person's role. */
function askGuard({ retry, facts, lastExecution }: StepInput): Decision {
  if (lastExecution?.kind === 'refused') return lastExecution;
  const actor = { user: retry.startedBy, role: policy[retry.action].role };
  const { action, entry } = retry;
  return decide({ action, actor, origin: 'retry', approval: null, entry }, facts, policy);
}

function lastTry({ retry, facts }: StepInput): PastAttempt | undefined {
  return facts.attempts.findLast(
    ({ action, startedAt }) => action === retry.action && startedAt >= retry.startedAt,
  );
}

/** Meta said yes: for most actions that is the end; a registration has to show in the live state. */
function afterSuccess(input: StepInput): NextStep | null {
  const { retry, facts } = input;
  const last = lastTry(input);
  if (last?.state !== 'succeeded') return null;
  if (retry.action !== 'register') return { kind: 'end', why: 'connected' };
  const { number, now } = facts;
  if (number.kind === 'unknown' || isRegistered(number.value) !== false) return null;
  const isOver = now >= Math.min(last.startedAt + SETTLING, retry.deadlineAt);
  return isOver ? null : waitUntil(retry, now + MINUTE, 'settling');
}

/** The last try met a cause whose pause is not over. */
function pausing(input: StepInput): NextStep | null {
  const { retry, facts } = input;
  const last = lastTry(input);
  if (last?.state !== 'rejected' || wasNudged(input)) return null;
  const until = last.startedAt + paceOf(last.entry ?? retry.entry).pause;
  return until > facts.now ? waitUntil(retry, until, 'same-cause') : null;
}

function spread(input: StepInput): NextStep | null {
  const { retry, facts, random } = input;
  const until = Math.round(facts.now + SPREAD * random);
  return wasPaused(input) && until > facts.now ? waitUntil(retry, until, 'spread') : null;
}

/** The PIN that is kept was wrong, and nobody has brought another one since it was sent. */
function lacksOtherPin(input: StepInput): NextStep | null {
  const { lines } = input.retry;
  const at = lines.findLastIndex(({ kind }) => kind === 'tried');
  const tried = lines[at];
  if (tried?.kind !== 'tried' || tried.entry !== 'pin-mismatch') return null;
  const sentAt = lastTry(input)?.startedAt ?? tried.at;
  const isBrought = lines.some(
    (line, i) => line.kind === 'nudged' && line.gave === 'pin' && (i > at || line.at > sentAt),
  );
  const isOff = input.facts.milestones.some((done) => done.kind === 'two-step-off' && done.at >= sentAt);
  return isBrought || isOff ? null : { kind: 'ask', why: 'needs-pin' };
}

/** Somebody has to finish an earlier deregistration first. */
function halfDeregistered(input: StepInput): NextStep | null {
  const { retry, facts } = input;
  const isOpen = retry.action === 'register' && isHalfDeregistered(retry.entry, facts.attempts, facts.now);
  return isOpen && !wasNudged(input) ? { kind: 'ask', why: 'needs-person' } : null;
}

function act(input: StepInput): NextStep {
  if (input.retry.tries >= input.retry.maxTries) return { kind: 'end', why: 'tries-used' };
  return (
    lacksOtherPin(input) ?? halfDeregistered(input) ?? pausing(input) ?? spread(input) ?? { kind: 'act' }
  );
}

function isConnected(guard: Decision): boolean {
  return guard.kind === 'refused' && guard.refusal.kind === 'already-connected';
}

function look(input: StepInput, guard: Decision): NextStep {
  const { retry, facts } = input;
  if (facts.now >= retry.deadlineAt) return { kind: 'end', why: 'deadline' };
  return guard.kind === 'allowed' ? act(input) : afterRefusal(input, guard.refusal);
}

/**
 * What a retry does next, by its cause, its history and the live state. Pure. `act` means that the guard lets a retry
 * do it now, as far as the role goes, which the execution sees to.
 */
export function nextStep(input: StepInput): NextStep {
  const { retry, facts, lastExecution } = input;
  const done = afterSuccess(input);
  if (done !== null) return done;
  const guard = askGuard(input);
  const name = facts.now < retry.deadlineAt ? awaitName(retry, facts) : null;
  if (name !== null) return name;
  if (isConnected(guard)) return { kind: 'end', why: 'connected' };
  return afterOutcome(retry, lastExecution, guard) ?? look(input, guard);
}
