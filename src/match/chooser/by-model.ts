import type { Paste } from '../../intake/types.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { toTokens } from '../text/normalise.ts';
import type { Diagnosis, Match } from '../types.ts';
import type { Choice, ChooseOptions, Chooser } from './chooser.ts';
import { findQuote } from './find-quote.ts';
import { modelText } from './model-text.ts';

/** What came of the last rung of the ladder. */
export type Settled = {
  readonly diagnosis: Diagnosis;
  /** `found`: the diagnosis is the model's. `none`: it knew no entry either. */
  readonly model: 'not-asked' | 'found' | 'none' | 'unavailable';
  /** For the log: why it was unavailable. */
  readonly why?: string;
};

export type SettleOptions = ChooseOptions & {
  /** A person wants an answer; otherwise it is talk in a channel, which more certainty is needed to break into. */
  readonly asked: boolean;
};

const LEAST_CONFIDENCE = { asked: 0.6, unasked: 0.8 } as const;
/** A model judges itself too kindly: what it says counts as likely, never as sure. */
const MOST_CONFIDENCE = 0.8;
/** Less than that is a greeting or a sign. */
const LEAST_LETTERS = 4;

const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?$/;

function hasWords(text: string): boolean {
  return toTokens(text).tokens.reduce((sum, token) => sum + token.text.length, 0) >= LEAST_LETTERS;
}

/**
 * Whether a language model is worth asking: something is there that nobody is sure of, or somebody asked. Never for
 * what is sure, for ordinary talk, or where the code of another field settles it.
 */
export function needsModel(diagnosis: Diagnosis, asked: boolean): boolean {
  if (diagnosis.verdict === 'unsure') return true;
  return diagnosis.verdict === 'silent' && asked && diagnosis.foreignCodes.length === 0;
}

/** The match that a choice amounts to; null for `none`, an unknown id, a quote that is not there, or doubt. Pure. */
export function acceptChoice(
  choice: Choice,
  text: string,
  knowledge: Pick<Knowledge, 'entries'>,
  asked: boolean,
): Match | null {
  const { entry, confidence } = choice;
  if (!knowledge.entries.has(entry)) return null;
  if (!(confidence >= (asked ? LEAST_CONFIDENCE.asked : LEAST_CONFIDENCE.unasked))) return null;
  const quote = findQuote(text, choice.quote);
  if (quote === null) return null;
  const evidence = [{ quote, means: 'the language model’s reading' }];
  return { entry, via: 'llm', confidence: Math.min(confidence, MOST_CONFIDENCE), evidence, sentence: quote };
}

function withMatch(diagnosis: Diagnosis, match: Match, said: string | null): Diagnosis {
  const language = said !== null && LANGUAGE_TAG.test(said) ? said : diagnosis.language;
  return { ...diagnosis, verdict: 'sure', matches: [match], language };
}

/**
 * The last rung of the ladder: has a language model choose among the entries where neither code nor wording settled
 * it. Whatever the model says, the outcome is an entry of ours with words of the paste for it, or the diagnosis as it
 * was.
 */
export async function settleByModel(
  chooser: Chooser | null,
  knowledge: Pick<Knowledge, 'entries'>,
  paste: Paste,
  diagnosis: Diagnosis,
  { asked, ...options }: SettleOptions,
): Promise<Settled> {
  if (chooser === null || !needsModel(diagnosis, asked)) return { diagnosis, model: 'not-asked' };
  const text = modelText(paste);
  if (!hasWords(text)) return { diagnosis, model: 'not-asked' };
  const reply = await chooser.choose({ text, candidates: diagnosis.candidates }, options);
  if (reply.kind === 'unavailable') return { diagnosis, model: 'unavailable', why: reply.why };
  const match = acceptChoice(reply.choice, text, knowledge, asked);
  if (match === null) return { diagnosis, model: 'none' };
  return { diagnosis: withMatch(diagnosis, match, reply.choice.language), model: 'found' };
}
