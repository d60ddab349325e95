import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import { fillLabel } from './fill-label.ts';

/** What stands around a text for the customer. */

const ownNames = new Map<string, Intl.DisplayNames>();

/** A language as its speakers call it: "polski"; null where nobody knows. */
export function ownLanguageName(tag: string): string | null {
  try {
    const names = ownNames.get(tag) ?? new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' });
    ownNames.set(tag, names);
    return names.of(tag) ?? null;
  } catch {
    return null;
  }
}

/** Under an answer. `language`: the customer's. */
export function replyButtonText(language: string, { answer }: Labels = ENGLISH_LABELS): string {
  const name = ownLanguageName(language);
  return name === null || language === 'en' ? answer.reply : fillLabel(answer.replyIn, { language: name });
}

export function replyTitle(language: string): string {
  return `Ready to send, in ${language}. Only you see this.`;
}

export const replyTexts = {
  gloss: 'In English: ',
  languages: 'Another language',
  none: 'There is nothing to ask of the customer for this one.',
  unchecked: 'Please read it over before you send it: nobody has checked it for this customer.',
} as const;
