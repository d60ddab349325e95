import type { Entry, ForeignCode } from '../knowledge/schema.ts';
import { joinMarkup, link, type Markup, mrkdwn } from './markup.ts';

/** What the bot says about an error. Functions give markup where it is formatted, and strings where it is not. */

const SIDES = { customer: 'Customer’s side', us: 'Our side', meta: 'Meta’s side' } as const;

/** 3 → "3 minutes", 720 → "12 hours". Up to three days in hours, as Meta counts. */
export function durationText(minutes: number): string {
  if (minutes < 60) return countText(minutes, 'minute');
  return countText(Math.round((minutes / 60) * 10) / 10, 'hour');
}

function countText(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The waits of an entry in a word: "wait 3 to 15 minutes"; null where there is none. */
export function waitText(waits: Entry['waits']): string | null {
  if (waits.length === 0) return null;
  const known = waits.flatMap(({ minutes }) => minutes ?? []);
  if (known.length === 0) return 'wait as long as Meta says';
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const open = known.length < waits.length ? ' or more' : '';
  if (least === most) return `wait ${durationText(least)}${open}`;
  const sameUnit = most < 60 || least >= 60;
  const from = sameUnit ? durationText(least).replace(/ \w+$/, '') : durationText(least);
  return `wait ${from} to ${durationText(most)}${open}`;
}

/** Title, whose side, how long, what to do first, what not to do. */
export function leadText({ title, side, waits, now, avoid }: Entry): Markup {
  const facts = [SIDES[side], waitText(waits)].filter((fact) => fact !== null).join(' · ');
  const [firstAvoid] = avoid;
  const lines = [mrkdwn`*${title}*`, mrkdwn`${facts}`, mrkdwn`*Do now:* ${now}`];
  if (firstAvoid !== undefined) lines.push(mrkdwn`*Avoid:* ${firstAvoid}`);
  return joinMarkup(lines, '\n');
}

/** What notifications and screen readers say. */
export function spokenText({ title, now }: Entry): string {
  return `${title}. Do now: ${now}`;
}

export const checkButtonText = 'Check live status';
export const detailsTitle = 'More: causes, waiting, when to escalate, sources';

export function stepsTitle(count: number): string {
  return `How to fix it, ${countText(count, 'step')}`;
}

/** A paragraph with a list: causes, waits, things not to do. */
export function listText(title: string, items: readonly (string | Markup)[]): Markup {
  return joinMarkup([mrkdwn`*${title}*`, ...items.map((item) => mrkdwn`• ${item}`)], '\n');
}

export function meaningText(meaning: string): Markup {
  return mrkdwn`${meaning}`;
}

export const causesTitle = 'Why it happens';
export const avoidTitle = 'What not to do';
export const waitsTitle = 'How long to wait';

export function waitLine({ after, minutes, reason }: Entry['waits'][number]): Markup {
  const time = minutes === null ? 'As long as Meta says' : durationText(minutes);
  return mrkdwn`${time} after ${after}. ${reason}`;
}

export function escalateText(escalate: string): Markup {
  return mrkdwn`*When to escalate*\n${escalate}`;
}

export function sourcesText(sources: Entry['sources']): Markup {
  const lines = sources.map(({ title, url, checked }) => mrkdwn`${link(url, title)} (checked ${checked})`);
  return listText('Sources', lines);
}

/** Other errors of the same paste; the first one was shown in full. */
export function othersText(entries: readonly Entry[]): Markup {
  const lines = entries.map(({ title, now }, i) => mrkdwn`${i + 2}. *${title}* ${now}`);
  return joinMarkup([mrkdwn`Solve the error above first. Also in this paste:`, ...lines], '\n');
}

export function otherButtonText(title: string): string {
  return `Explain: ${title}`;
}

/** A person asked, and it could be one of several. */
export function unsureText(entries: readonly Entry[]): Markup {
  const lines = entries.map(({ title, meaning }) => mrkdwn`• *${title}*: ${firstSentence(meaning)}`);
  const opening = mrkdwn`*I am not sure which error this is.* The nearest that I know:`;
  return joinMarkup(
    [opening, ...lines, mrkdwn`Which one is it? If none, paste the whole error with its code.`],
    '\n',
  );
}

export const unsureSpoken = 'I am not sure which error this is. Which of these comes nearest?';

export function unknownCodesText(codes: readonly string[]): string {
  const [code, ...others] = codes;
  return others.length === 0
    ? `I do not know the code ${code} yet.`
    : `I do not know these codes yet: ${codes.join(', ')}.`;
}

export const unknownText = 'I do not know this one yet.';
export const unknownHint =
  'It helps me to see the whole error as text: its code and subcode, the message, and the details under it.';

/** Meta's own words for an error that we have no entry for. */
export function metaSaysText(words: string): string {
  return `Meta says: “${words}”`;
}

export function foreignCodeText({ code, title, pointer }: ForeignCode): Markup {
  return mrkdwn`*${code}: ${title}*\n${pointer}`;
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** Above an answer that neither a code nor a known wording led to. */
export const byModelText = mrkdwn`:mag: *Found by the language model,* not by a code or a wording that I know. Please check that it fits.`;

/** Under an honest "I don't know". */
export const modelFoundNothingText = 'The language model knew no entry for it either.';
export const modelUnavailableText = 'The language model could not be asked just now.';
