import type { UnknownReason } from '../graph/errors.ts';
import type { Written } from '../graph/writes.ts';
import type { AttemptResult } from '../store/attempts.ts';
import type { ExecuteDeps } from './deps.ts';
import { detailsOf, matchError } from './match-error.ts';
import { NOT_SENT } from './not-sent.ts';

/** What the ledger says of a call of whose end nothing was heard, because the process ended. */
const INTERRUPTED = 'interrupted';

const NOTHING = { code: null, subcode: null, details: null, fbtraceId: null, entry: null, after: null };

function describeReason(reason: UnknownReason): string {
  if (reason.kind === 'unreachable') return `unreachable: ${reason.code}`;
  return reason.kind === 'unreadable' ? `unreadable: HTTP ${reason.status}` : reason.kind;
}

/** The row of the ledger for what came of a call. Without an answer the call counts as spent all the same. */
export function outcomeOf({ matcher }: Pick<ExecuteDeps, 'matcher'>, written: Written): AttemptResult {
  switch (written.kind) {
    case 'done':
      return { ...NOTHING, state: 'succeeded', fbtraceId: written.traceId };
    case 'refused': {
      const { error } = written;
      const { code, subcode, fbtraceId } = error;
      const words = { details: detailsOf(error), entry: matchError(matcher, error) };
      return { ...NOTHING, state: 'rejected', code, subcode, fbtraceId, ...words };
    }
    case 'not-sent':
      return { ...NOTHING, state: 'unknown', details: `${NOT_SENT}${describeReason(written.reason)}` };
    case 'unknown':
      return { ...NOTHING, state: 'unknown', details: describeReason(written.reason) };
  }
}

/** Nobody knows whether the call left this machine. */
export const interrupted: AttemptResult = { ...NOTHING, state: 'unknown', details: INTERRUPTED };
