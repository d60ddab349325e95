import type { Knowledge, ReplyFile } from '../schema.ts';
import type { LintFault } from './types.ts';

/** The language in which replies are written first; the others are translated from it. */
const ORIGINAL = 'en';

type Check = (text: string, id: string) => Pick<LintFault, 'rule' | 'reason'> | undefined;

/** Replies belong to entries, all languages have the same ones, and each is fit to be sent to a customer. */
export function lintReplies(knowledge: Knowledge): LintFault[] {
  const original = Object.keys(knowledge.replies.get(ORIGINAL)?.replies ?? {});
  return [...knowledge.replies.values()].flatMap((file) => lintFile(file, original, knowledge));
}

function lintFile(
  { language, replies }: ReplyFile,
  original: readonly string[],
  knowledge: Knowledge,
): LintFault[] {
  const file = `replies/${language}.yml`;
  const missing = original
    .filter((id) => !(id in replies))
    .map(
      (id): LintFault => ({ rule: 'missing-reply', file, path: ['replies'], reason: `no reply for "${id}"` }),
    );
  const checks: Check[] = [
    (_, id) =>
      knowledge.entries.has(id) ? undefined : { rule: 'unknown-entry', reason: `there is no entry "${id}"` },
    findBadPlaceholder,
    (text, id) => findUnknownWait(text, id, knowledge),
    findBadLength,
    findTechnicalNumber,
  ];
  const found = Object.entries(replies).flatMap(([id, text]) =>
    checks.flatMap((check): LintFault[] => {
      const fault = check(text, id);
      return fault ? [{ ...fault, file, path: ['replies', id] }] : [];
    }),
  );
  return [...missing, ...found];
}

const findBadPlaceholder: Check = (text) => {
  const rest = text.replace(/\{(number|wait)\}/g, '');
  if (!/[{}]/.test(rest)) return undefined;
  return { rule: 'reply-placeholder', reason: 'only {number} and {wait} can be filled in' };
};

function findUnknownWait(text: string, id: string, { entries }: Knowledge): ReturnType<Check> {
  if (!text.includes('{wait}') || entries.get(id)?.waits.some(({ minutes }) => minutes !== null))
    return undefined;
  return {
    rule: 'reply-placeholder',
    reason: '{wait} cannot be filled in; the entry has no wait in minutes',
  };
}

const findBadLength: Check = (text) => {
  const count = countSentences(text);
  if (count >= 3 && count <= 6) return undefined;
  return { rule: 'reply-length', reason: `three to six sentences are wanted; this has ${count}` };
};

const findTechnicalNumber: Check = (text) => {
  const number = /\p{Nd}{4,}/u.exec(text)?.[0];
  return number
    ? { rule: 'reply-number', reason: `"${number}" looks like a code; a customer has no use for it` }
    : undefined;
};

/** Sentences end at their mark, or at the end of a line in scripts that have none, such as Thai. */
function countSentences(text: string): number {
  const ends = /(?<=[.!?…؟۔])["'”’»)]*\s+|(?<=[。！？।॥])["'”’」』]*\s*|\n+/u;
  return text.split(ends).filter((part) => /\p{L}/u.test(part)).length;
}
