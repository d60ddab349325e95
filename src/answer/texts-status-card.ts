import type { Finding, Verdict } from '../checks/finding.ts';
import type { Overall } from '../checks/overall.ts';
import type { SwappedKind } from '../checks/report.ts';
import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import { fillLabel, labelled } from './fill-label.ts';
import { joinMarkup, type Markup, mrkdwn } from './markup.ts';

/** A sign before the words: the sign alone would say nothing to a screen reader. */
const OVERALLS = { healthy: '✅', degraded: '⚠️', broken: '❌', unknown: '❔' } as const satisfies Record<
  Overall,
  string
>;
const STATES = { ok: '✅', warning: '⚠️', fault: '❌', unknown: '❔' } as const satisfies Record<
  Verdict,
  string
>;

export function stateText(verdict: Verdict, { state }: Labels = ENGLISH_LABELS): string {
  return `${STATES[verdict]} ${state[verdict]}`;
}

/** A check that nobody has named is called by its own name. */
export function checkLabel(check: string, { checks }: Labels = ENGLISH_LABELS): string {
  const labels: Readonly<Record<string, string>> = checks;
  return labels[check] ?? check;
}

/** @param who the number and its name, as far as they are known */
export function cardTitle(
  overall: Overall,
  who: readonly string[],
  { overall: words }: Labels = ENGLISH_LABELS,
): string {
  return [`${OVERALLS[overall]} ${words[overall]}`, ...who].join(' · ');
}

export function titleMarkup(title: string): Markup {
  return mrkdwn`*${title}*`;
}

/** What is wrong, whose side it is, what to do next. */
export function decisiveText(
  { check, summary, reason, next, side }: Finding,
  labels: Labels = ENGLISH_LABELS,
): Markup {
  const lines = [labelled(`${checkLabel(check, labels)}:`, reason ?? summary)];
  if (side !== undefined) lines.push(mrkdwn`${labels.sides[side]}`);
  if (next !== undefined) lines.push(labelled(labels.answer.now, next));
  return joinMarkup(lines, '\n');
}

const IDS = {
  waba: 'the id of a WhatsApp Business account',
  business: 'the id of a business portfolio',
  app: 'the id of a Meta app',
} as const satisfies Record<SwappedKind, string>;

/** Where one kind of id stands in the place of another. */
export function swappedText(id: string, actual: SwappedKind): Markup {
  return mrkdwn`*The wrong id:* ${id} is ${IDS[actual]}, not a phone number id.\n*Do now:* Use the phone number id instead; \`/wa-status\` with the account’s id, or with the number, shows it.`;
}

/** @param number as it was asked for */
export function foreignText(number: string): Markup {
  return mrkdwn`${number} is in none of the WhatsApp Business accounts that I know.\n*Do now:* Check the number. If it is a customer’s, their account has to be shared with us first; if it is ours, add its account to WA_WABA_IDS.`;
}

/** What a row says: of several facts the one that decides is in the summary. */
export function rowText({ summary, reason }: Finding): string {
  return reason ?? summary;
}

type Footer = {
  readonly time: string;
  readonly took: number;
  readonly phoneNumberId: string | null;
  readonly wabaId: string | null;
  readonly wabaName: string | null;
  readonly traceId: string | null;
};

export function footerText(
  { time, took, phoneNumberId, wabaId, wabaName, traceId }: Footer,
  { card, language }: Labels = ENGLISH_LABELS,
): string {
  const account = [wabaName, wabaId].filter((part) => part !== null).join(' ');
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const seconds = new Intl.NumberFormat(language, digits).format(took / 1_000);
  return [
    fillLabel(card.readAt, { time, seconds }),
    ...(phoneNumberId === null ? [] : [fillLabel(card.numberId, { id: phoneNumberId })]),
    ...(account === '' ? [] : [fillLabel(card.account, { account })]),
    ...(traceId === null ? [] : [fillLabel(card.traceId, { id: traceId })]),
  ].join(' · ');
}

export const earlierButtonText = 'Earlier';
export const laterButtonText = 'More';

/** @param entry the title of the error that was pasted */
export function againstText(
  entry: string,
  confirms: readonly string[],
  contradicts: readonly string[],
  { card }: Labels = ENGLISH_LABELS,
): Markup {
  const lines = [mrkdwn`*${card.against}* (${entry})`];
  for (const text of confirms) lines.push(mrkdwn`• ${labelled(card.fits, text)}`);
  for (const text of contradicts) lines.push(mrkdwn`• ${labelled(card.ruledOut, text)}`);
  if (confirms.length + contradicts.length === 0) lines.push(mrkdwn`${card.silent}`);
  return joinMarkup(lines, '\n');
}
