import type { GraphApiError } from '../graph/errors.ts';
import { redactSecrets } from '../intake/redact.ts';
import type { GraphError, Paste } from '../intake/types.ts';
import type { Matcher } from '../match/ladder.ts';

const given = (key: string, value: string | null) => (value === null ? {} : { [key]: value });

function toGraphError(error: GraphApiError): GraphError {
  const { code, subcode, message, details, userTitle, userMessage } = error;
  return {
    code,
    ...(subcode === null ? {} : { subcode }),
    message,
    ...given('details', details),
    ...given('userTitle', userTitle),
    ...given('userMessage', userMessage),
  };
}

/** The knowledge entry of a refusal, found as if somebody had pasted it; null: none for sure. */
export function matchError(matcher: Matcher, error: GraphApiError): string | null {
  const nothing = { codes: [], phones: [], ids: [], traceIds: [], secrets: [], truncated: false };
  const paste: Paste = { ...nothing, text: error.message, errors: [toGraphError(error)] };
  const { verdict, matches } = matcher.diagnose(paste);
  return verdict === 'sure' ? (matches[0]?.entry ?? null) : null;
}

const MAX_DETAILS = 500;

/** What Meta says of a refusal in the ledger: the details, which name waits, else what else it said. */
export function detailsOf({ details, userMessage, message }: GraphApiError): string | null {
  const words = details ?? userMessage ?? message;
  return words === '' ? null : redactSecrets(words).text.slice(0, MAX_DETAILS).toWellFormed();
}
