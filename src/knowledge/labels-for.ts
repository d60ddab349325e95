import { ENGLISH_LABELS } from './english-labels.ts';
import type { Labels } from './label-schema.ts';
import type { Knowledge } from './schema.ts';

/** Chinese in traditional characters: what is written in simplified ones is not its language. */
const TRADITIONAL = /^zh-(?:Hant|TW|HK|MO)\b/i;

/** The tags to look for, the closest first: `pt-PT`, then any other Portuguese. */
function findTag(tags: readonly string[], locale: string): string | undefined {
  const [base = ''] = locale.toLowerCase().split('-');
  return (
    tags.find((tag) => tag.toLowerCase() === locale.toLowerCase()) ??
    tags.find((tag) => tag === base || tag.startsWith(`${base}-`))
  );
}

/**
 * The labels in the language of a reader; English where there are none.
 * @param locale as Slack names it, such as `pl-PL`; null: not known
 */
export function labelsFor({ labels }: Pick<Knowledge, 'labels'>, locale: string | null): Labels {
  if (locale === null || TRADITIONAL.test(locale)) return ENGLISH_LABELS;
  const tag = findTag([...labels.keys()], locale.replaceAll('_', '-'));
  return (tag === undefined ? undefined : labels.get(tag)) ?? ENGLISH_LABELS;
}
