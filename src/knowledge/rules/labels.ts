import { ENGLISH_LABELS } from '../english-labels.ts';
import type { Labels } from '../label-schema.ts';
import type { Knowledge } from '../schema.ts';
import type { LintFault } from './types.ts';

/** A label and where it stands: `['answer', 'steps', 'other']`. */
type Leaf = { readonly path: readonly string[]; readonly text: string };

/** Counts that a label may hold: steps, checks. */
const COUNTS = Array.from({ length: 101 }, (_, count) => count);

function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

const blanksOf = (text: string) =>
  text
    .match(/\{[^{}]*\}/g)
    ?.sort()
    .join(' ') ?? '';
const nameOf = (path: readonly string[]) => path.join('.');

const originals = new Map(leavesOf(ENGLISH_LABELS).map(({ path, text }) => [nameOf(path), text]));

/** A form of a counted label is measured by the English plural. */
function originalOf(path: readonly string[]): string {
  return originals.get(nameOf([...path.slice(0, -1), 'other'])) ?? originals.get(nameOf(path)) ?? '';
}

function lintLeaf({ path, text }: Leaf, file: string): LintFault[] {
  const blanks = blanksOf(originalOf(path));
  const faults: LintFault[] = [];
  if (blanksOf(text) !== blanks) {
    const reason = blanks === '' ? 'nothing can be filled in here' : `has to hold ${blanks}`;
    faults.push({ rule: 'label-placeholder', file, path, reason });
  }
  if (/[*_~`<>&]|[\p{Cf}\p{Cc}]/u.test(text.replaceAll(/\{[^{}]*\}/g, ''))) {
    faults.push({
      rule: 'label-sign',
      file,
      path,
      reason: 'Slack would format it, or it has an invisible sign',
    });
  }
  return faults;
}

/** The plural forms that the language has for everyday counts. */
function lintForms(labels: Labels, file: string): LintFault[] {
  const rules = new Intl.PluralRules(labels.language);
  const wanted = new Set(COUNTS.map((count) => rules.select(count)));
  const counted = [
    { path: ['answer', 'steps'], forms: labels.answer.steps },
    { path: ['card', 'someUnknown'], forms: labels.card.someUnknown },
  ];
  return counted.flatMap(({ path, forms }) =>
    [...wanted]
      .filter((form) => forms[form] === undefined)
      .map((form): LintFault => ({ rule: 'label-form', file, path, reason: `lacks the form "${form}"` })),
  );
}

function lintFile(labels: Labels): LintFault[] {
  const file = `labels/${labels.language}.yml`;
  const leaves = leavesOf(labels).filter(({ path }) => nameOf(path) !== 'language');
  const changed =
    labels.language === ENGLISH_LABELS.language
      ? leaves.filter(({ path, text }) => originals.get(nameOf(path)) !== text)
      : [];
  return [
    ...leaves.flatMap((leaf) => lintLeaf(leaf, file)),
    ...lintForms(labels, file),
    ...changed.map(
      ({ path }): LintFault => ({
        ...{ rule: 'label-original', file, path },
        reason: 'differs from src/knowledge/english-labels.ts; change both',
      }),
    ),
  ];
}

/** Labels keep the blanks of the English ones and have every plural form. That all have the same keys the schema sees to. */
export function lintLabels({ labels }: Knowledge): LintFault[] {
  return [...labels.values()].flatMap(lintFile);
}
