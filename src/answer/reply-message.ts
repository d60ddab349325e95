import { fillReply, type Reply } from '../knowledge/fill-reply.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { replyLanguageActionId } from './action-ids.ts';
import { actions, context, plainText, preformatted, section, select } from './blocks.ts';
import { languageName } from './evidence.ts';
import { fitMessage } from './fit.ts';
import { escapeText } from './markup.ts';
import type { SlackMessage } from './message.ts';
import { ownLanguageName, replyTexts, replyTitle } from './texts-replies.ts';

export type ReplyInput = {
  readonly knowledge: Knowledge;
  readonly entry: string;
  readonly caseId: string;
  /** Any tag. */
  readonly language: string | null;
  readonly number: string | null;
};

const nameOf = (tag: string) => languageName(tag) ?? tag;

/** Every language, by its English name, with what its speakers call it. */
function languageMenu({ knowledge, entry, caseId }: ReplyInput, chosen: string) {
  const options = [...knowledge.replies.keys()]
    .map((tag) => ({ tag, name: nameOf(tag), own: ownLanguageName(tag) }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ tag, name, own }) => ({
      text: plainText(own === null || own === name ? name : `${name} (${own})`),
      value: tag,
    }));
  return actions(select(replyLanguageActionId(entry, caseId), replyTexts.languages, options, chosen));
}

function glossOf({ knowledge, entry, number }: ReplyInput, { language }: Reply): string | null {
  if (language === 'en') return null;
  const english = fillReply(knowledge, entry, 'en', number);
  return english === null ? null : `${replyTexts.gloss}${english.text}`;
}

/** The text for the customer to copy, with what it says in English, and a menu of languages. Pure. */
export function replyMessage(input: ReplyInput): SlackMessage {
  const { knowledge, entry, language, number } = input;
  const reply = fillReply(knowledge, entry, language, number);
  if (reply === null) return { text: escapeText(replyTexts.none), blocks: [] };
  const title = replyTitle(nameOf(reply.language));
  const gloss = glossOf(input, reply);
  return fitMessage({
    text: escapeText(`${title} ${reply.text}`),
    blocks: [
      section(title),
      preformatted(reply.text),
      ...(gloss === null ? [] : [context(gloss)]),
      languageMenu(input, reply.language),
      context(replyTexts.unchecked),
    ],
  });
}
