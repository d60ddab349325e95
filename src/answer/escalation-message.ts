import { ESCALATE_FILE } from './action-ids.ts';
import { actions, button, context, preformatted, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import { LIMITS } from './limits.ts';
import type { SlackMessage } from './message.ts';
import { escalationTexts as texts } from './texts-escalation.ts';

/** The same for a thread whose Slack takes no file of ours. Pure. */
export function escalationPost(text: string): SlackMessage {
  return fitMessage({ text: texts.fileTitle, blocks: [section(texts.fileTitle), preformatted(text)] });
}

/** The text for Meta's support, to copy or to have as a file. Pure. */
export function escalationMessage(text: string, caseId: string): SlackMessage {
  return fitMessage({
    text: texts.title,
    blocks: [
      section(texts.title),
      preformatted(text),
      ...(text.length > LIMITS.preformatted.text ? [context(texts.tooLong)] : []),
      context(texts.advice),
      actions(button(ESCALATE_FILE, texts.post, caseId)),
    ],
  });
}
