import {
  couldNotTellSummary,
  failureTexts,
  refusalText,
  traceIdLabel,
  type UnknownText,
  unreachableText,
  unreadableText,
} from '../answer/texts-status.ts';
import type { UnknownReason } from '../graph/errors.ts';
import type { Finding } from './finding.ts';

function textOf(reason: UnknownReason): UnknownText {
  switch (reason.kind) {
    case 'refused':
      return refusalText(reason.error);
    case 'unreachable':
      return unreachableText(reason.code);
    case 'unreadable':
      return unreadableText(reason.status);
    default:
      return failureTexts[reason.kind];
  }
}

/** The finding of a check that has nothing to go by. */
function couldNotTell(check: string, text: UnknownText, facts: Finding['facts'] = []): Finding {
  return { check, verdict: 'unknown', summary: couldNotTellSummary, ...text, facts };
}

/** The finding of a check whose read could not tell; Meta's trace id goes with it, for a ticket. */
export function readFailed(check: string, reason: UnknownReason): Finding {
  const traceId = reason.kind === 'refused' ? reason.error.fbtraceId : null;
  return couldNotTell(check, textOf(reason), traceId === null ? [] : [[traceIdLabel, traceId]]);
}
