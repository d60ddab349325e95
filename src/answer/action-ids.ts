/** Names of our buttons, as Slack sends them back. A button's value is, or holds, the id of a case or of a lookup. */
export const CHECK_STATUS = 'check_status';

/** Under a card of /wa-status: have it seen by all, read it again. */
export const STATUS_POST = 'status_post';
export const STATUS_REFRESH = 'status_refresh';

/** One of the nearest entries, or another error of the same paste: the name ends in the entry's id. */
export function nearestActionId(entry: string): string {
  return `nearest:${entry}`;
}

/** Stands for an entry where none was answered for sure. */
export const NO_ENTRY = 'none';

export type Opinion = 'helpful' | 'wrong';

/** What the names of the feedback buttons begin with. */
export const FEEDBACK = 'feedback:';

/** The pair of buttons under an answer. Plain buttons carry a sign of their own behind the entry. */
export function feedbackActionId(entry: string, opinion?: Opinion): string {
  return opinion === undefined ? `${FEEDBACK}${entry}` : `${FEEDBACK}${entry}:${opinion}`;
}

/** Both sides of the pair share a name, so the side stands in the value. */
export function feedbackValue(opinion: Opinion, caseId: string): string {
  return `${opinion}:${caseId}`;
}

export type FeedbackPress = { readonly entry: string; readonly opinion: Opinion; readonly caseId: string };

/** Reads a press on either kind of button; null where it is none of them. */
export function readFeedbackPress(actionId: string, value: string): FeedbackPress | null {
  const entry = /^feedback:([a-z0-9-]+)(?::\w+)?$/.exec(actionId)?.[1];
  const [, opinion, caseId] = /^(helpful|wrong):(.+)$/s.exec(value) ?? [];
  if (entry === undefined || caseId === undefined) return null;
  return { entry, opinion: opinion === 'helpful' ? 'helpful' : 'wrong', caseId };
}

/** The dialog that asks what is right, and its fields. */
export const CORRECTION = 'correct_answer';
export const CORRECTION_FIELDS = { entry: 'right_entry', note: 'note', value: 'value' } as const;

/** Buttons of the App Home; their value is the id of a phrase or of a cluster. */
export const homeActions = {
  accept: 'learning:accept',
  reject: 'learning:reject',
  undo: 'learning:undo',
  draft: 'learning:draft',
} as const;
/** Another page of an account's numbers: the name ends in the index of its first. */
export function pageActionId(offset: number | ''): string {
  return `status_page:${offset}`;
}

/** A number of an account's list: the name ends in its phone_number_id. */
export function showActionId(phoneNumberId: string): string {
  return `status_show:${phoneNumberId}`;
}

/** The form that asks for a number. */
export const NUMBER_FORM = 'status_number';
export const NUMBER_FIELD = 'number';

/** Breaks the check of a list off; the value is the check's id. */
export const bulkCancelActionId = 'bulk_cancel';

/** Under an answer: the text for the customer. The name ends in the entry's id. */
export function replyActionId(entry: string): string {
  return `reply:${entry}`;
}

/** The menu of that text's languages; the name ends in the ids of the entry and the case. */
export const REPLY_LANGUAGE = 'reply_language:';

export function replyLanguageActionId(entry: string, caseId: string): string {
  return `${REPLY_LANGUAGE}${entry}:${caseId}`;
}

/** Reads what follows the menu's own name. */
export function readReplyTarget(argument: string): { readonly entry: string; readonly caseId: string } {
  const [entry = '', ...rest] = argument.split(':');
  return { entry, caseId: rest.join(':') };
}

/** In a thread: the error is solved. */
export const CASE_CLOSE = 'case_close';

/** In a thread: the text for Meta's support. */
export const ESCALATE = 'escalate';
/** The same as a file, for the whole thread. */
export const ESCALATE_FILE = 'escalate_file';

/** The form of the global shortcut. */
export const PASTE_FORM = 'paste_error';
export const PASTE_FIELD = 'paste';
