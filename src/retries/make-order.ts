import type { Attempt, Execution, Order } from '../actions/types.ts';
import { unknown } from '../graph/errors.ts';
import type { Role } from '../guard/types.ts';
import type { Retry } from './types.ts';

/** The same try has the same id, so that one that was made before a crash is not made again after it. */
export function orderId({ id }: Retry, nth: number): string {
  return `${id}:${nth}`;
}

/** A try of a retry: it acts for whoever started it, as what they are allowed now. */
export function makeOrder(retry: Retry, nth: number, role: Role, pin: string | null): Order {
  return {
    id: orderId(retry, nth),
    action: retry.action,
    phoneNumberId: retry.phoneNumberId,
    wabaId: retry.wabaId,
    caseId: retry.caseId,
    retryId: retry.id,
    actor: { user: retry.startedBy, role },
    origin: 'retry',
    approvalId: null,
    entry: retry.entry,
    input: pin === null ? {} : { pin },
  };
}

const NOT_READ = unknown({ kind: 'stopped' });

/** What the ledger says of a call that was over before we could read its outcome. */
function recallOutcome(attempt: Attempt): Execution {
  const readings = { before: NOT_READ, after: NOT_READ, left: null };
  const { state, code, subcode, details, fbtraceId, entry } = attempt;
  if (state === 'succeeded') return { kind: 'succeeded', attempt, ...readings };
  if (state !== 'rejected' || code === null) {
    return { kind: 'unknown', attempt, tookEffect: 'could-not-tell', after: NOT_READ, left: null };
  }
  const rest = { type: null, userTitle: null, userMessage: null, transient: false };
  const error = { code, subcode, message: '', details, fbtraceId, ...rest };
  return { kind: 'rejected', attempt, error, entry, ...readings };
}

/**
 * An order that was carried out before a crash comes back as "taken, by itself": then its outcome is the one in the
 * ledger. Taken by another order it stays.
 */
export function recallExecution(execution: Execution, id: string): Execution {
  return execution.kind === 'taken' && execution.attempt.id === id
    ? recallOutcome(execution.attempt)
    : execution;
}
