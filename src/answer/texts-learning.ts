import { languageName } from './evidence.ts';
import { type Markup, mrkdwn } from './markup.ts';

/** What the bot says about learning: under answers, in the dialog of a correction, and in the App Home. */

export function thanksText(): string {
  return 'Thanks, noted.';
}

/** @param phrase what was proposed, without anything personal; null where there was nothing to learn */
export function thanksForCorrectionText(phrase: string | null): string {
  if (phrase === null) return 'Thanks, noted. Your correction helps whoever looks after my knowledge.';
  return `Thanks. I proposed to learn “${phrase}”; once it is approved, I recognise these words.`;
}

export function thanksForNoneText(): string {
  return 'Thanks. I put it into the inbox of errors that I do not know yet.';
}

export const correctionTexts = {
  title: 'What is right?',
  submit: 'Send',
  close: 'Cancel',
  entry: 'Which error is it?',
  entryHint: 'Type to search.',
  placeholder: 'Choose an error',
  none: 'None of these: I do not know it yet',
  noneGroup: 'Not in the list',
  note: 'Anything else?',
  noteHint: 'For the people who look after the knowledge. No customer data, please.',
  same: 'That is the one I answered. Pick another, or “None of these”.',
} as const;

export const areaNames = {
  registration: 'Registration',
  verification: 'Verification',
  onboarding: 'Onboarding',
  access: 'Access',
  webhooks: 'Webhooks',
  messaging: 'Messaging',
} as const;

export const homeTexts = {
  title: 'The desk today',
  proposals: 'Phrases to approve',
  noProposals: 'Nothing to approve. Press “Wrong” under an answer to teach me.',
  accepted: 'Accepted lately',
  inbox: 'Asked about, and unknown to me',
  noInbox: 'Nothing: I knew everything that people asked about.',
  accept: 'Accept',
  reject: 'Reject',
  undo: 'Undo',
  draft: 'Draft an entry',
  effectLater: 'Working out what it would change…',
  harmless: 'Changes no decision that I know of.',
  personal: 'Please see that a phrase names nobody before you accept it.',
  draftTitle: 'Draft of an entry',
  notApprover:
    'Paste a WhatsApp error in the messages tab, or mention me in a channel. Teaching me new phrases is for the ' +
    'people listed in SLACK_APPROVERS; your corrections under my answers reach them.',
  cannotTell:
    'I cannot see whether you are a full member of this workspace. Whoever runs me can list the approvers in ' +
    'SLACK_APPROVERS, or grant me the scope users:read.',
  mayNot: 'That was not done: you are not among the approvers.',
  gone: 'That was not done: the phrase or its entry is not there any more.',
} as const;

/** Which entry a phrase stands for, where it comes from, and how often it was proposed. */
export function phraseLine(
  title: string,
  language: string | null,
  source: 'correction' | 'llm' | 'hand',
  times: number,
): string {
  const origin = {
    correction: 'from a correction',
    llm: 'the language model’s choice, confirmed',
    hand: 'picked and confirmed',
  }[source];
  const name = language === null ? 'language unknown' : (languageName(language) ?? language);
  return [`→ ${title}`, name, origin, ...(times > 1 ? [`${times} times`] : [])].join(' · ');
}

type Told = {
  readonly text: string;
  readonly expected: string | null;
  readonly before: string;
  readonly after: string;
};

export type EffectTold = {
  readonly changes: readonly Told[];
  readonly collisions: readonly Told[];
  readonly takenBy: string | null;
};

/** What accepting would do, in one line or some. */
export function effectLines({ changes, collisions, takenBy }: EffectTold, most = 3): string[] {
  const lines = takenBy === null ? [] : [`⚠️ Nearly the same phrase is accepted for ${takenBy}.`];
  if (collisions.length > 0) {
    lines.push(`⚠️ Would take over ${collisions.length} known wordings of something else:`);
  }
  lines.push(...collisions.slice(0, most).map(changeLine));
  const others = changes.filter((change) => !collisions.includes(change));
  if (others.length > 0) lines.push(`Would also change ${others.length}:`);
  lines.push(...others.slice(0, most).map(changeLine));
  return lines.length === 0 ? [homeTexts.harmless] : lines;
}

function changeLine({ text, before, after }: Told): string {
  return `   ${before} → ${after}: “${text.replaceAll('\n', ' ').slice(0, 120)}”`;
}

export function clusterLine(count: number, language: string | null): string {
  const name = language === null ? null : languageName(language);
  return [`asked ${count === 1 ? 'once' : `${count} times`}`, ...(name === null ? [] : [name])].join(' · ');
}

export function headline(text: string, count: number): Markup {
  return count === 0 ? mrkdwn`*${text}*` : mrkdwn`*${text}* (${count})`;
}

/** @param state what somebody else has made of it */
function fasterText(state: 'proposed' | 'accepted' | 'rejected' | 'undone'): string {
  return `That was not done: somebody was faster, and the phrase is ${state} now.`;
}

function takenText(entry: string): string {
  return `That was not done: the same words are accepted for ${entry}. Undo that first.`;
}

function doneText(state: 'proposed' | 'accepted' | 'rejected' | 'undone', text: string): string {
  return `Done: “${text}” is ${state}.`;
}

type PhraseTold = { readonly state: 'proposed' | 'accepted' | 'rejected' | 'undone'; readonly text: string };

/** What came of a decision about a phrase. */
export type DecidedTold =
  | { readonly kind: 'done' | 'not-now'; readonly phrase: PhraseTold }
  | { readonly kind: 'taken'; readonly by: { readonly entry: string } }
  | { readonly kind: 'unknown' };

export function decidedText(decided: DecidedTold): string {
  switch (decided.kind) {
    case 'done':
      return doneText(decided.phrase.state, decided.phrase.text);
    case 'not-now':
      return fasterText(decided.phrase.state);
    case 'taken':
      return takenText(decided.by.entry);
    case 'unknown':
      return homeTexts.gone;
  }
}
