import { NO_ENTRY } from '../../answer/action-ids.ts';
import { alreadyAnsweredText, unknownCaseText, unknownEntryText } from '../../answer/texts-desk.ts';
import { findAnswer, recordAnswer } from '../../store/answers.ts';
import { findCase } from '../../store/cases.ts';
import { findPost } from '../../store/outbox.ts';
import { solveUnmatched } from '../../store/unmatched.ts';
import type { ClickJob } from '../job.ts';
import { conclude } from './conclude.ts';
import type { HandlerDeps } from './deps.ts';
import { pickedAnswer, pickedPurpose } from './picked-answer.ts';
import { tellClicker } from './tell-clicker.ts';

/** One of the nearest entries was picked: its answer comes into the thread, and the case is about it. */
export async function onNearestButton(deps: HandlerDeps, job: ClickJob, eventId: number): Promise<void> {
  const { caseId } = job;
  const entry = job.entry ?? '';
  const tell = async (text: string) => await conclude(deps, eventId, { messages: [tellClicker(job, text)] });
  const found = await findCase(deps.db, caseId);
  if (found === null) return await tell(unknownCaseText());
  const message = deps.knowledge.entries.has(entry) ? pickedAnswer(found, entry, deps.knowledge, job) : null;
  if (message === null) return await tell(unknownEntryText());
  if ((await findPost(deps.db, pickedPurpose(caseId, entry))) !== null)
    return await tell(alreadyAnsweredText());
  // Only where nothing was sure does the pick say something about the words of the paste.
  const unsure = await findAnswer(deps.db, caseId, NO_ENTRY);
  const { sentence = null, language = found.language } = unsure ?? {};
  await conclude(deps, eventId, {
    case: { ...found, entry },
    messages: [message],
    also: async (tx, now) => {
      await recordAnswer(tx, { caseId, entry, via: 'hand', sentence, language }, now);
      await solveUnmatched(tx, caseId, entry);
    },
  });
}
