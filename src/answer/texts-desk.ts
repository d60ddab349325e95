/** What the bot says around its answers. Slack's mrkdwn; nothing in it comes from a paste. */

export function helpText(): string {
  return [
    '*Paste a WhatsApp registration error and I say what it is and what to do.*',
    'Anything goes: a code such as `133010`, a JSON answer of the Graph API, a log, or a sentence from the ' +
      'screen in any language. With the phone number beside it I can look up its live state, too.',
    'To check several numbers, mention me with “check these” and the list, or send a CSV file.',
  ].join('\n');
}

export function lookingDeeperText(): string {
  return 'I do not know this wording yet. Looking deeper: I am asking the language model…';
}

export function checkingText(number: string): string {
  return `Checking ${number} at Meta…`;
}

export function noNumberText(): string {
  return (
    'I have no number to check here. Write it into this thread with its country code, for example ' +
    '+48 600 123 456, or its phone number id; then press the button again.'
  );
}

export function checkRunningText(): string {
  return 'This number is being checked already; the result comes into the thread in a moment.';
}

/** For strangers, and guests where viewers are named. */
export function viewersOnlyText(): string {
  return (
    'I show the state of numbers only to people of this workspace who may see it. ' +
    'What an error means I tell everybody: paste it.'
  );
}

export function unknownCaseText(): string {
  return 'I do not remember this message any more. Paste the error again, and I start afresh.';
}

export function unknownButtonText(): string {
  return 'This button is from another version of me. Paste the error again to get today’s buttons.';
}

export function alreadyAnsweredText(): string {
  return 'I have answered that one in this thread already; please look above.';
}

export function unknownEntryText(): string {
  return 'That entry is not in my knowledge any more. Paste the error again, and I look afresh.';
}

export function gaveUpText(): string {
  return 'Something broke on my side, and I could not do this. It is in my log; please try again.';
}

/** Above an answer to what was posted while the bot was not running. */
export const lateText = 'I was away when this was posted, so my answer comes late.';

export function answeredAboveText(): string {
  return 'I have explained this one in its thread already.';
}

/** Under an answer in a conversation that the bot is no member of. */
export const privateAnswerText =
  'Only you see this: I am not a member here. To check the number live or to retry, invite me with ' +
  '`/invite @WA Support`, or send me the error in a direct message.';

export function outdatedFormText(): string {
  return 'This form is from another version of me, so nothing was done. Close it, and press the button again.';
}

/** The form behind the “Explain an error” shortcut. */
export const pasteForm = {
  title: 'Explain an error',
  submit: 'Explain',
  close: 'Cancel',
  label: 'What does the error say?',
  hint: 'A sentence in any language, a code, JSON, or a log line. Secrets in it are masked before anything is kept.',
  placeholder: 'Paste it here, with the phone number if you have it',
  empty: 'Paste something, and I look at it.',
} as const;

/** Above the answer to what was pasted into the form. */
export function pastedText(beginning: string): string {
  return `You pasted: ${beginning}`;
}

/**
 * A card that its channel did not get, for the direct messages of whoever wanted it there.
 * @param error Slack's own name of the reason
 */
export function notPostedText(channel: string, error: string): string {
  const where = `the card to <#${channel}>`;
  if (error === 'not_in_channel' || error === 'channel_not_found') {
    return `I could not post ${where}: I am not a member there. Invite me with \`/invite @WA Support\`, then press “Post to channel” again.`;
  }
  if (error === 'is_archived') {
    return `I could not post ${where}: the channel is archived. Unarchive it, or run \`/wa-status\` in another channel.`;
  }
  return `I could not post ${where}: Slack refused it (${error}). Ask an admin of the workspace whether apps may post there.`;
}

/** First words for somebody who does not know what to ask; Slack shows four at most. */
export const suggestedPrompts = [
  {
    title: 'Explain an error',
    message: 'What does “(#133010) Account not registered” mean, and what do I do?',
  },
  { title: 'The PIN is wrong', message: 'The customer gets error 133005 when we register the number' },
  { title: 'Check a number', message: 'status +48 600 123 456' },
  { title: 'What can you do?', message: 'help' },
] as const;
