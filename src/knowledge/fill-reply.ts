import type { Entry, Knowledge } from './schema.ts';

/** A text for the customer, filled in. */
export type Reply = { readonly language: string; readonly text: string };

const ORIGINAL = 'en';

/** ICU has no long form for these: https://github.com/unicode-org/cldr, units of Tamil and Malayalam. */
const HOURS: Readonly<Record<string, string>> = { ta: 'மணிநேரம்', ml: 'മണിക്കൂർ' };

function countOf(language: string, count: number, unit: 'minute' | 'hour'): string {
  const own = unit === 'hour' ? HOURS[language] : undefined;
  if (own !== undefined) return `${new Intl.NumberFormat(language).format(count)} ${own}`;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/**
 * A wait in the customer's language: "3 minutes", "12 hours". Below two hours in minutes: "1 hour" would need a case in
 * many languages that a counted form does not have.
 */
function waitText(language: string, { waits }: Entry): string {
  const minutes = waits.find((wait) => wait.minutes !== null)?.minutes ?? 0;
  if (minutes < 120) return countOf(language, minutes, 'minute');
  return countOf(language, Math.round(minutes / 60), 'hour');
}

/** The file for a language: its own, or another of the same language; English where there is none. */
export function replyLanguage({ replies }: Knowledge, language: string | null): string {
  if (language === null) return ORIGINAL;
  if (replies.has(language)) return language;
  const [base = ''] = language.split('-');
  return [...replies.keys()].find((tag) => tag === base || tag.startsWith(`${base}-`)) ?? ORIGINAL;
}

/** A blank that is not filled in goes, with the space before it. */
const fill = (text: string, name: string, value: string) =>
  value === ''
    ? text.replaceAll(new RegExp(`\\s?\\{${name}\\}`, 'g'), '')
    : text.replaceAll(`{${name}}`, value);

/**
 * What to tell the customer about an error; null where they can do nothing about it.
 * @param language any tag; see `replyLanguage`
 * @param number as the customer writes it; null: not known
 */
export function fillReply(
  knowledge: Knowledge,
  entryId: string,
  language: string | null,
  number: string | null,
): Reply | null {
  const entry = knowledge.entries.get(entryId);
  const tag = replyLanguage(knowledge, language);
  const written = knowledge.replies.get(tag)?.replies[entryId];
  if (entry === undefined || written === undefined) return null;
  const text = fill(fill(written, 'wait', waitText(tag, entry)), 'number', number ?? '');
  return { language: tag, text: text.trim() };
}

/** Whether there is a text for the customer. */
export function hasReply({ replies }: Knowledge, entryId: string): boolean {
  return replies.get(ORIGINAL)?.replies[entryId] !== undefined;
}
