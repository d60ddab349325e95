import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import type { Entry, ForeignCode } from '../knowledge/schema.ts';
import { fillLabel, labelled } from './fill-label.ts';
import { joinMarkup, link, type Markup, mrkdwn } from './markup.ts';

/** What the bot says about an error. Functions give markup where it is formatted, and strings where it is not. */

/** 3 → "3 minutes", 720 → "12 hours". Up to three days in hours, as Meta counts. */
export function durationText(minutes: number, language = 'en'): string {
  const unit = minutes < 60 ? 'minute' : 'hour';
  return new Intl.NumberFormat(language, { ...PLAIN, style: 'unit', unit, unitDisplay: 'long' }).format(
    countOf(minutes),
  );
}

const PLAIN = { useGrouping: false, maximumFractionDigits: 1 } as const;

/** In the unit in which it is told. */
function countOf(minutes: number): number {
  return minutes < 60 ? minutes : minutes / 60;
}

/** The waits of an entry in a word: "wait 3 to 15 minutes"; null where there is none. */
export function waitText(waits: Entry['waits'], labels: Labels = ENGLISH_LABELS): string | null {
  const { waits: words, language } = labels;
  if (waits.length === 0) return null;
  const known = waits.flatMap(({ minutes }) => minutes ?? []);
  if (known.length === 0) return words.asMetaSays;
  const time = rangeText(Math.min(...known), Math.max(...known), words.range, language);
  const wait = fillLabel(words.wait, { time });
  return known.length < waits.length ? fillLabel(words.orMore, { wait }) : wait;
}

function rangeText(least: number, most: number, range: string, language: string): string {
  const to = durationText(most, language);
  if (least === most) return to;
  const sameUnit = most < 60 || least >= 60;
  const from = sameUnit
    ? new Intl.NumberFormat(language, PLAIN).format(countOf(least))
    : durationText(least, language);
  return fillLabel(range, { from, to });
}

/** Title, whose side, how long, what to do first, what not to do. */
export function leadText({ title, side, waits, now, avoid }: Entry, labels: Labels = ENGLISH_LABELS): Markup {
  const facts = [labels.sides[side], waitText(waits, labels)].filter((fact) => fact !== null).join(' · ');
  const [firstAvoid] = avoid;
  const lines = [mrkdwn`*${title}*`, mrkdwn`${facts}`, labelled(labels.answer.now, now)];
  if (firstAvoid !== undefined) lines.push(labelled(labels.answer.avoid, firstAvoid));
  return joinMarkup(lines, '\n');
}

/** What notifications and screen readers say. */
export function spokenText({ title, now }: Entry, { answer }: Labels = ENGLISH_LABELS): string {
  return `${title}. ${answer.now} ${now}`;
}

/** Under what follows an answer, which is in English. */
export const checkButtonText = ENGLISH_LABELS.answer.checkStatus;

/** A paragraph with a list: causes, waits, things not to do. */
export function listText(title: string, items: readonly (string | Markup)[]): Markup {
  return joinMarkup([mrkdwn`*${title}*`, ...items.map((item) => mrkdwn`• ${item}`)], '\n');
}

export function meaningText(meaning: string): Markup {
  return mrkdwn`${meaning}`;
}

export function waitLine(
  { after, minutes, reason }: Entry['waits'][number],
  { waits, language }: Labels = ENGLISH_LABELS,
): Markup {
  const when =
    minutes === null
      ? fillLabel(waits.asMetaSaysAfter, { after })
      : fillLabel(waits.after, { time: durationText(minutes, language), after });
  return mrkdwn`${when} ${reason}`;
}

export function escalateText(escalate: string, { answer }: Labels = ENGLISH_LABELS): Markup {
  return mrkdwn`*${answer.escalate}*\n${escalate}`;
}

export function sourcesText(sources: Entry['sources'], { answer }: Labels = ENGLISH_LABELS): Markup {
  const lines = sources.map(
    ({ title, url, checked }) =>
      mrkdwn`${link(url, title)} (${fillLabel(answer.checked, { date: checked })})`,
  );
  return listText(answer.sources, lines);
}

/** Other errors of the same paste; the first one was shown in full. */
export function othersText(entries: readonly Entry[], { answer }: Labels = ENGLISH_LABELS): Markup {
  const lines = entries.map(({ title, now }, i) => mrkdwn`${i + 2}. *${title}* ${now}`);
  return joinMarkup([mrkdwn`${answer.others}`, ...lines], '\n');
}

/** A person asked, and it could be one of several. */
export function unsureText(entries: readonly Entry[], { unsure }: Labels = ENGLISH_LABELS): Markup {
  const lines = entries.map(({ title, meaning }) => mrkdwn`• *${title}*: ${firstSentence(meaning)}`);
  return joinMarkup([labelled(unsure.opening, unsure.nearest), ...lines, mrkdwn`${unsure.which}`], '\n');
}

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
export function byModelText({ model }: Labels = ENGLISH_LABELS): Markup {
  return mrkdwn`:mag: *${model.found}* ${model.check}`;
}

/** Under an honest "I don't know". */
export const modelFoundNothingText = 'The language model knew no entry for it either.';
export const modelUnavailableText = 'The language model could not be asked just now.';
