import { REPLY_LANGUAGE, readReplyTarget, replyActionId } from '../../answer/action-ids.ts';
import { replyMessage } from '../../answer/reply-message.ts';
import { unknownCaseText } from '../../answer/texts-desk.ts';
import { showPhone } from '../../intake/show-phone.ts';
import { findCase } from '../../store/cases.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import { type Button, type Click, threadOf } from './button.ts';

type Wanted = { readonly entry: string; readonly caseId: string; readonly language: string | null };

/** Shows the text to whoever pressed; after another choice of language in the place of the first. */
async function showReply(deps: WorkDeps, click: Click, wanted: Wanted, eventId: number): Promise<void> {
  const { caseId, entry } = wanted;
  const found = await findCase(deps.db, caseId);
  if (found === null) {
    return await conclude(deps, eventId, { messages: [tellUser(click, unknownCaseText())] });
  }
  const language = wanted.language ?? found.language;
  const [phone] = found.phones;
  const payload = replyMessage({
    ...{ knowledge: deps.knowledge, entry, caseId, language },
    number: phone === undefined ? null : showPhone(phone),
  });
  const { channel, user, key, responseUrl, isEphemeral } = click;
  const mode = isEphemeral ? 'replace' : 'ephemeral';
  const isShown = responseUrl !== null && (await deps.respond(responseUrl, payload, mode));
  const threadTs = threadOf(click);
  const note = { op: 'ephemeral', purpose: `reply:${channel}:${key}`, channel, threadTs, user } as const;
  await conclude(deps, eventId, { messages: isShown ? [] : [{ ...note, payload }] });
}

/** "Reply for the customer", in the language of the paste. */
export const replyButton: Button = {
  name: replyActionId(''),
  press: async (deps, click, eventId) =>
    await showReply(deps, click, { entry: click.argument, caseId: click.value, language: null }, eventId),
};

/** Another language was chosen. */
export const replyLanguageMenu: Button = {
  name: REPLY_LANGUAGE,
  press: async (deps, click, eventId) =>
    await showReply(deps, click, { ...readReplyTarget(click.argument), language: click.value }, eventId),
};
