import type { Knowledge } from '../knowledge/schema.ts';
import { openMatcher } from '../match/ladder.ts';
import { type Sample, samplesOf } from '../match/training/sample.ts';
import { repeatableRandom, trainModel } from '../match/training/train.ts';
import { openPhraseIndex } from '../match/wording/phrase-index.ts';
import { decide } from './decide.ts';
import type { Decision } from './score.ts';

export type LeaveOut = 'wordings' | 'languages';

const WORDING_FOLDS = 5;
const LANGUAGE_FOLDS = 8;

/** Which fold each sample belongs to: a wording by chance, or all of a language together. */
function foldsOf(samples: readonly Sample[], leaveOut: LeaveOut): number[] {
  if (leaveOut === 'wordings') {
    const random = repeatableRandom(7);
    return samples.map(() => Math.floor(random() * WORDING_FOLDS));
  }
  const languages = [...new Set(samples.map((sample) => sample.language))].sort();
  return samples.map((sample) => languages.indexOf(sample.language) % LANGUAGE_FOLDS);
}

/**
 * Decisions about every sentence of knowledge/ by models that never saw it: trained without its wording, or without
 * any phrase of its language (whose lexicon stays). Takes a training per fold; `onFold` reports progress.
 */
export function crossValidate(
  knowledge: Knowledge,
  leaveOut: LeaveOut,
  onFold: (fold: number, of: number) => void,
): Decision[] {
  const samples = samplesOf(knowledge);
  const folds = foldsOf(samples, leaveOut);
  const count = leaveOut === 'wordings' ? WORDING_FOLDS : LANGUAGE_FOLDS;
  return Array.from({ length: count }, (_, fold) => {
    onFold(fold + 1, count);
    const model = trainModel(
      knowledge,
      samples.filter((_, index) => folds[index] !== fold),
      { languageSamples: samples },
    );
    const matcher = openMatcher(knowledge, openPhraseIndex(model, knowledge.notions));
    return samples
      .filter((_, index) => folds[index] === fold)
      .map(({ text, language, label }, index) =>
        decide(matcher, { id: `${fold}-${index}`, text, label, lang: language, kind: 'phrase' }),
      );
  }).flat();
}
