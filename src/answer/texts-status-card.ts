import type { Finding, Side, Verdict } from '../checks/finding.ts';
import type { Overall } from '../checks/overall.ts';
import type { SwappedKind } from '../checks/report.ts';
import { joinMarkup, type Markup, mrkdwn } from './markup.ts';

/** A sign and words for each: the sign alone would say nothing to a screen reader. */
const OVERALLS = {
  healthy: '✅ Healthy',
  degraded: '⚠️ Works, with something to mend',
  broken: '❌ Not working',
  unknown: '❔ Could not tell',
} as const satisfies Record<Overall, string>;

const STATES = {
  ok: '✅ OK',
  warning: '⚠️ Attention',
  fault: '❌ Fault',
  unknown: '❔ Could not tell',
} as const satisfies Record<Verdict, string>;

const SIDES = { customer: 'Customer’s side', us: 'Our side', meta: 'Meta’s side' } as const satisfies Record<
  Side,
  string
>;

const LABELS: Readonly<Record<string, string>> = {
  token: 'Access token',
  'number-status': 'Registration',
  'code-verification': 'Verification',
  'display-name': 'Display name',
  platform: 'Platform',
  'two-step': 'Two-step PIN',
  account: 'Account',
  health: 'Sending',
  webhooks: 'Webhooks',
  'registration-window': '14-day window',
  quality: 'Quality and limits',
  ledger: 'Attempts',
  'platform-status': 'Meta’s status page',
};

export function stateText(verdict: Verdict): string {
  return STATES[verdict];
}

export function checkLabel(check: string): string {
  return LABELS[check] ?? check;
}

/** @param who the number and its name, as far as they are known */
export function cardTitle(overall: Overall, who: readonly string[]): string {
  return [OVERALLS[overall], ...who].join(' · ');
}

export function titleMarkup(title: string): Markup {
  return mrkdwn`*${title}*`;
}

/** What is wrong, whose side it is, what to do next. */
export function decisiveText({ check, summary, reason, next, side }: Finding): Markup {
  const lines = [mrkdwn`*${checkLabel(check)}:* ${reason ?? summary}`];
  if (side !== undefined) lines.push(mrkdwn`${SIDES[side]}`);
  if (next !== undefined) lines.push(mrkdwn`*Do now:* ${next}`);
  return joinMarkup(lines, '\n');
}

export const allWellText = 'The number is registered, and nothing keeps it from sending and receiving.';

/** @param unknown how many checks could not tell */
export function someUnknownText(unknown: number): string {
  return `${unknown} ${unknown === 1 ? 'check' : 'checks'} could not tell; the table says why.`;
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

export const tableHead = ['Check', 'State', 'What it says'] as const;

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

export function footerText({ time, took, phoneNumberId, wabaId, wabaName, traceId }: Footer): string {
  const account = [wabaName, wabaId].filter((part) => part !== null).join(' ');
  return [
    `Read live from Meta at ${time} UTC in ${(took / 1_000).toFixed(1)} s; nothing was changed`,
    ...(phoneNumberId === null ? [] : [`number id ${phoneNumberId}`]),
    ...(account === '' ? [] : [`account ${account}`]),
    ...(traceId === null ? [] : [`trace id ${traceId}`]),
  ].join(' · ');
}

export const postButtonText = 'Post to channel';
export const refreshButtonText = 'Refresh';
export const earlierButtonText = 'Earlier';
export const laterButtonText = 'More';

/** @param entry the title of the error that was pasted */
export function againstText(
  entry: string,
  confirms: readonly string[],
  contradicts: readonly string[],
  words: {
    readonly title: string;
    readonly fits: string;
    readonly ruledOut: string;
    readonly silent: string;
  },
): Markup {
  const lines = [mrkdwn`*${words.title}* (${entry})`];
  for (const text of confirms) lines.push(mrkdwn`• *${words.fits}:* ${text}`);
  for (const text of contradicts) lines.push(mrkdwn`• *${words.ruledOut}:* ${text}`);
  if (confirms.length + contradicts.length === 0) lines.push(mrkdwn`${words.silent}`);
  return joinMarkup(lines, '\n');
}
