import { context, preformatted, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import { LIMITS } from './limits.ts';
import type { SlackMessage } from './message.ts';
import { escalationTexts as texts } from './texts-escalation.ts';

/** The text for Meta's support, to copy. Pure. */
export function escalationMessage(text: string): SlackMessage {
  return fitMessage({
    text: texts.title,
    blocks: [
      section(texts.title),
      preformatted(text),
      ...(text.length > LIMITS.preformatted.text ? [context(texts.tooLong)] : []),
      context(texts.advice),
    ],
  });
}
