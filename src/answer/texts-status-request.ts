/** What /wa-status says around its cards. */
export const statusHelp = [
  '*What `/wa-status` takes*',
  '• `/wa-status +48 600 123 456`: the live status of a number, with its country code',
  '• `/wa-status 106540352242922`: the same by phone number id; or the numbers of a WhatsApp Business account by its id',
  '• `/wa-status 133010` or `100/2388001`: what an error code means',
  '• `/wa-status help`: this text',
  'Only you see the answer until you press “Post to channel”. In a thread, where Slack runs no commands, mention me: `@WA Support status +48 600 123 456`.',
].join('\n');

/** @param text what was typed, without markup */
export const unclearText =
  'I could not make that out. Give me a number with its country code, an id, or an error code, for example:\n' +
  '• `/wa-status +48 600 123 456`\n• `/wa-status 106540352242922`\n• `/wa-status 133010`';

export function checkingStatusText(what: string): string {
  return `Checking ${what} at Meta…`;
}

/** @param id the business portfolio's id */
export function businessIdText(id: string): string {
  return `${id} is the id of a business portfolio, not of a number. These are the accounts that I know; give me the id of one:`;
}

export function appIdText(id: string): string {
  return `${id} is the id of a Meta app, not of a number. Give me the phone number id, the number itself, or the id of its account.`;
}

export function unseenIdText(id: string): string {
  return `Meta shows me nothing under ${id}: the id is wrong, or our access token has no access to it. Give me the number itself with its country code, for example \`/wa-status +48 600 123 456\`.`;
}

export const noAccountsYet =
  'I know no account yet. Set WA_WABA_IDS, or WA_BUSINESS_ID with a token that has business_management.';

export const forgottenCardText = 'I do not remember this card any more. Type the command again.';

export const formTitle = 'Check live status';
export const formSubmit = 'Check';
export const formClose = 'Cancel';
export const formLabel = 'Which number?';
export const formHint =
  'The number with its country code, its phone number id, or a part of the number or of the name.';
export const formPlaceholder = '+48 600 123 456';

export function formIntro(seen: readonly string[]): string {
  return seen.length === 0
    ? 'There was no number in the paste.'
    : `Numbers seen in this thread: ${seen.join(', ')}`;
}

export const formUnclear =
  'No number of ours has this in it. Give the whole number with its country code, or its id.';

/** @param numbers those that fit, with their names */
export function formAmbiguous(numbers: readonly string[]): string {
  return `Several fit: ${numbers.join('; ')}. Give more of it.`;
}
