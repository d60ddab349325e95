import { COMMON_LEXICON, type Knowledge } from '../knowledge/schema.ts';
import { compileLexicon, findNotions, foldPattern } from './lexicon/lexicon.ts';
import { type Token, toTokens } from './text/normalise.ts';
import { samplesOf } from './training/sample.ts';
import type { PhraseIndex } from './wording/phrase-index.ts';

/** A phrase or a pattern that does not do what it stands there for. */
export type WordingFault = { readonly file: string; readonly reason: string };

/** From here on the index is very sure of another entry than the phrase’s own. */
const NEARER = 0.75;
/** A stem that fires on more of a language's everyday talk than this is too short to tell anything. */
const MOST_EVERYDAY = 0.3;
const LEAST_FIRES = 5;
/** Notions that everyday talk is full of. */
const EVERYDAY = new Set([
  'not',
  'question',
  'please',
  'thanks',
  'says',
  'customer',
  'staff',
  'days',
  'recent',
  'receive',
  'add',
]);

/** Phrases that the index takes for another entry. */
function strayPhrases(knowledge: Knowledge, index: PhraseIndex): WordingFault[] {
  return samplesOf(knowledge).flatMap(({ text, language, label }) => {
    const best = index.rank(text).ranked[0];
    const strays =
      knowledge.entries.has(label) && best !== undefined && best.entry !== label && best.confidence >= NEARER;
    return strays
      ? [{ file: `phrases/${language}.yml`, reason: `"${text}" (${label}) sits nearer to ${best.entry}` }]
      : [];
  });
}

function firesOn(pattern: string, talk: readonly (readonly Token[])[]): number {
  const lexicon = compileLexicon([[0, foldPattern(pattern)]]);
  return talk.filter((tokens) => findNotions(lexicon, tokens).length > 0).length;
}

/** Patterns that fire on everyday talk. */
function loosePatterns({ lexicon, silence }: Knowledge): WordingFault[] {
  return [...lexicon].flatMap(([language, { notions }]) => {
    const talk = (silence.get(language)?.far ?? []).map((text) => toTokens(text).tokens);
    if (language === COMMON_LEXICON || talk.length === 0) return [];
    return Object.entries(notions).flatMap(([notion, patterns]) =>
      EVERYDAY.has(notion)
        ? []
        : patterns.flatMap((pattern) => {
            const fires = firesOn(pattern, talk);
            if (fires < LEAST_FIRES || fires < talk.length * MOST_EVERYDAY) return [];
            const reason = `"${pattern}" (${notion}) fires on ${fires} of ${talk.length} everyday sentences`;
            return [{ file: `lexicon/${language}.yml`, reason }];
          }),
    );
  });
}

/** What only the index can tell of the set: phrases nearer to another entry than their own, and too loose patterns. */
export function lintWording(knowledge: Knowledge, index: PhraseIndex): WordingFault[] {
  return [...strayPhrases(knowledge, index), ...loosePatterns(knowledge)];
}
