import { NONE } from '../../llm/answer-schema.ts';
import { pasteOf, pictureOf } from './request.ts';
import type { Script } from './server.ts';
import { choose, transcribe } from './turns.ts';

type Known = { readonly quote: string; readonly entry: string; readonly language: string };

/** Wordings that the pretended model knows and the phrase index does not: two in languages without phrases. */
const KNOWN: readonly Known[] = [
  {
    quote: 'rhif ffôn hwn eisoes yn gysylltiedig â chyfrif WhatsApp arall',
    entry: 'number-linked',
    language: 'cy',
  },
  { quote: 'símanúmer er þegar tengt öðrum WhatsApp reikningi', entry: 'number-linked', language: 'is' },
  { quote: 'sulks and will not let anybody in until tomorrow', entry: 'pin-attempts', language: 'en' },
];

/** Plays a language model that knows a few sentences and says "none" to everything else. It cannot see. */
export const pretend: Script = (request) => {
  if (pictureOf(request) !== null) return transcribe('');
  const paste = pasteOf(request);
  const known = KNOWN.find(({ quote }) => paste.includes(quote));
  return choose(known === undefined ? { entry: NONE, confidence: 0.9 } : { ...known, confidence: 0.9 });
};
