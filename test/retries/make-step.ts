import type { Attempt, Execution } from '../../src/actions/types.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { unknown } from '../../src/graph/errors.ts';
import type { PastAttempt, Refusal } from '../../src/guard/types.ts';
import { retryLimits } from '../../src/retries/first-wait.ts';
import type { StepInput } from '../../src/retries/policy.ts';
import type { Retry, RetryLine } from '../../src/retries/types.ts';
import { makeAttempt, makeFacts, makeNumber, NOW } from '../guard/make-facts.ts';
import { makeRetry } from './make-retry.ts';

/** Half an hour ago a retry was started for a cause. */
export function startedFor(entry: string, change: Partial<Retry> = {}): Retry {
  const { maxTries, lasts } = retryLimits(entry);
  const startedAt = NOW - HOUR / 2;
  const limits = { maxTries, deadlineAt: startedAt + lasts };
  return makeRetry({ entry, startedAt, dueAt: NOW, ...limits, ...change });
}

/** The retry is due, and nothing is in the way. */
export function makeStep(change: Partial<StepInput> = {}): StepInput {
  return {
    retry: startedFor('number-linked'),
    facts: makeFacts(),
    lastExecution: null,
    random: 0,
    ...change,
  };
}

export function withLine(retry: Retry, line: RetryLine): Retry {
  return { ...retry, lines: [...retry.lines, line] };
}

export const nudged = (gave?: 'pin'): RetryLine => ({
  at: NOW,
  kind: 'nudged',
  by: 'U0ANA',
  ...(gave === undefined ? {} : { gave }),
});

export const paused: RetryLine = { at: NOW - MINUTE, kind: 'paused', title: 'Down', until: NOW };

/** A try of the retry, as its story has it. */
export const tried = (at: number, entry: string | null): RetryLine => ({
  ...{ at, kind: 'tried', outcome: 'rejected', entry, code: 100, left: 5, until: null },
});

function toAttempt(past: PastAttempt, change: Partial<Attempt> = {}): Attempt {
  const ids = { id: 'retry-1:1', phoneNumberId: '1', wabaId: null, caseId: 'case-1', retryId: 'retry-1' };
  return { ...past, ...ids, approvedBy: null, origin: 'retry', finishedAt: NOW, fbtraceId: null, ...change };
}

/** What an attempt looks like as the last execution. */
export function executed(past: PastAttempt): Execution {
  const attempt = toAttempt(past);
  const read = { kind: 'ok', value: makeNumber() } as const;
  if (past.state === 'succeeded') return { kind: 'succeeded', attempt, before: read, after: read, left: 5 };
  if (past.state === 'rejected') {
    const rest = { type: null, message: '', userTitle: null, userMessage: null, fbtraceId: null };
    const error = { ...rest, code: past.code ?? 0, subcode: null, details: past.details, transient: false };
    return { kind: 'rejected', attempt, error, entry: past.entry, before: read, after: read, left: 5 };
  }
  return { kind: 'unknown', attempt, tookEffect: 'no', after: unknown({ kind: 'timeout' }), left: 5 };
}

export function takenBy(past: PastAttempt, change: Partial<Attempt> = {}): Execution {
  return { kind: 'taken', attempt: toAttempt(past, change) };
}

export function refusedWith(refusal: Refusal): Execution {
  return { kind: 'refused', refusal };
}

/** Just after a try of the retry that Meta refused. */
export function justRejected(
  retry: Retry,
  code: number,
  entry: string | null,
  earlier: readonly PastAttempt[] = [],
): StepInput {
  const past = makeAttempt({ code, entry });
  const facts = makeFacts({}, { attempts: [...earlier, past] });
  return makeStep({ retry: { ...retry, tries: retry.tries + 1 }, facts, lastExecution: executed(past) });
}
