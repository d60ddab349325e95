import { stringify } from 'yaml';
import { foldText } from '../match/text/normalise.ts';
import type { Cluster } from './inbox.ts';

/** Words of the id that is suggested. */
const ID_WORDS = 4;
const TO_DO = 'TODO';

/** `the-number-hangs-on`; `new-error` where the words are not in Latin letters. */
function suggestId(text: string): string {
  const words = foldText(text)
    .split(' ')
    .filter((word) => /^[a-z][a-z0-9]+$/.test(word));
  return words.length < 2 ? 'new-error' : words.slice(0, ID_WORDS).join('-');
}

/**
 * The skeleton of an entry for what people keep asking: two files to fill in.
 * @param today ISO date
 */
export function draftEntry({ text, count, language, texts }: Cluster, today: string): string {
  const id = suggestId(text);
  const entry = {
    id,
    area: 'registration',
    title: TO_DO,
    side: 'customer',
    meaning: TO_DO,
    now: TO_DO,
    causes: [TO_DO],
    steps: [TO_DO],
    checks: ['phone-number'],
    escalate: TO_DO,
    sources: [{ title: TO_DO, url: 'https://developers.facebook.com/', checked: today }],
  };
  const file = language ?? 'en';
  return [
    `# knowledge/entries/${id}.yml`,
    `# Asked ${count} times, like: ${text.replaceAll('\n', ' ')}`,
    stringify(entry, { lineWidth: 0 }),
    `# To be added to knowledge/phrases/${file}.yml, under phrases:`,
    stringify({ [id]: texts }, { lineWidth: 0 }).replace(/^(?=.)/gm, '  '),
  ].join('\n');
}
