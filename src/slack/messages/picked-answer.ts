import { answerMessage } from '../../answer/answer.ts';
import type { Paste } from '../../intake/types.ts';
import type { Diagnosis } from '../../match/types.ts';
import type { Case } from '../../store/cases.ts';
import type { NewMessage } from '../../store/outbox.ts';
import { offerOnAnswer } from '../actions/offer.ts';
import type { WorkDeps } from '../work/deps.ts';

/** The person has chosen: as sure as it gets, and there are no words to quote for it. */
function chosen(entry: string, language: string | null): Diagnosis {
  return {
    verdict: 'sure',
    matches: [{ entry, via: 'phrase', confidence: 1, evidence: [] }],
    candidates: [],
    language,
    unknownCodes: [],
    foreignCodes: [],
  };
}

/** What a case remembers of its paste. */
function pasteOf({ summary, phones, phoneNumberIds, traceIds }: Case): Paste {
  return {
    text: summary,
    errors: [],
    codes: [],
    phones: phones.map((e164) => ({ e164, quote: e164 })),
    ids: phoneNumberIds.map((id) => ({ id, kind: 'phone-number' })),
    traceIds,
    secrets: [],
    truncated: false,
  };
}

/** What the post of a picked answer is for: each entry is answered once in a case. */
export function pickedPurpose(caseId: string, entry: string): string {
  return `nearest:${caseId}:${entry}`;
}

/** The answer with the entry that a person picked, labelled in their language; null where the entry is not known. */
export async function pickedAnswer(
  deps: WorkDeps,
  found: Case,
  entry: string,
  place: { readonly channel: string; readonly threadTs: string; readonly user: string },
): Promise<NewMessage | null> {
  const { knowledge } = deps;
  if (!knowledge.entries.has(entry)) return null;
  const diagnosis = chosen(entry, found.language);
  const labels = deps.labelsOf(place.user);
  const input = {
    ...{ paste: pasteOf(found), diagnosis, knowledge, caseId: found.id, asked: true },
    offers: await offerOnAnswer(deps, found, entry),
  };
  const payload = answerMessage(input, { labels: await labels });
  if (payload === null) return null;
  const { channel, threadTs } = place;
  return { op: 'post', purpose: pickedPurpose(found.id, entry), channel, threadTs, payload };
}
