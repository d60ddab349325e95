import { answerMessage } from '../../answer/answer.ts';
import { alreadyAnsweredText, unknownCaseText, unknownEntryText } from '../../answer/texts-desk.ts';
import type { Paste } from '../../intake/types.ts';
import type { Diagnosis } from '../../match/types.ts';
import { type Case, findCase } from '../../store/cases.ts';
import { findPost } from '../../store/outbox.ts';
import type { ClickJob } from '../job.ts';
import { conclude } from './conclude.ts';
import type { HandlerDeps } from './deps.ts';
import { tellClicker } from './tell-clicker.ts';

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

/** One of the nearest entries was picked: its answer comes into the thread, and the case is about it. */
export async function onNearestButton(deps: HandlerDeps, job: ClickJob, eventId: number): Promise<void> {
  const { channel, threadTs, caseId } = job;
  const entry = job.entry ?? '';
  const tell = async (text: string) => await conclude(deps, eventId, { messages: [tellClicker(job, text)] });
  const found = await findCase(deps.db, caseId);
  if (found === null) return await tell(unknownCaseText());
  if (!deps.knowledge.entries.has(entry)) return await tell(unknownEntryText());
  const purpose = `nearest:${caseId}:${entry}`;
  if ((await findPost(deps.db, purpose)) !== null) return await tell(alreadyAnsweredText());
  const diagnosis = chosen(entry, found.language);
  const { knowledge } = deps;
  const payload = answerMessage({ paste: pasteOf(found), diagnosis, knowledge, caseId, asked: true });
  if (payload === null) return await tell(unknownEntryText());
  await conclude(deps, eventId, {
    case: { ...found, entry },
    messages: [{ op: 'post', purpose, channel, threadTs, payload }],
  });
}
