import { NO_ENTRY, nearestActionId } from '../../answer/action-ids.ts';
import { alreadyAnsweredText, unknownCaseText, unknownEntryText } from '../../answer/texts-desk.ts';
import { findAnswer, recordAnswer } from '../../store/answers.ts';
import { findCase } from '../../store/cases.ts';
import { findPost } from '../../store/outbox.ts';
import { solveUnmatched } from '../../store/unmatched.ts';
import { pickedAnswer, pickedPurpose } from '../messages/picked-answer.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import { type Button, type Click, threadOf } from './button.ts';

/** One of the nearest entries was picked: its answer comes into the thread, and the case is about it. */
async function onNearest(deps: WorkDeps, click: Click, eventId: number): Promise<void> {
  const { value: caseId, argument: entry, channel, user } = click;
  const tell = async (text: string) => await conclude(deps, eventId, { messages: [tellUser(click, text)] });
  const found = await findCase(deps.db, caseId);
  if (found === null) return await tell(unknownCaseText());
  const place = { channel, threadTs: threadOf(click), user };
  const message = await pickedAnswer(deps, found, entry, place);
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

export const nearestButton: Button = { name: nearestActionId(''), press: onNearest };
