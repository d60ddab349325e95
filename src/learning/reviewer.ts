import type { Knowledge } from '../knowledge/schema.ts';
import type { PhraseIndex } from '../match/wording/phrase-index.ts';
import { listPhrases, type Phrase, phraseVersion } from '../store/phrases.ts';
import type { Db } from '../store/schema.ts';
import { type Effect, reviewPhrase } from './review.ts';
import { recordedTexts } from './sentences.ts';

export type ReviewerDeps = {
  readonly db: Db;
  readonly index: PhraseIndex;
  readonly knowledge: Knowledge;
  /** Folder of the recorded cases; they are left out where it is not there. */
  readonly cases: string;
};

/** Works out the effect of phrases and remembers it until something is decided. */
export type Reviewer = {
  /** What is known by now. */
  known(phrase: Phrase): Effect | null;
  /** Works out what is not known yet, in small pieces. Throws what `signal` was aborted with. */
  review(phrases: readonly Phrase[], signal?: AbortSignal): Promise<void>;
};

const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

export function createReviewer({ db, index, knowledge, cases }: ReviewerDeps): Reviewer {
  let effects = new Map<string, Effect>();
  let version = -1;
  const keyOf = ({ entry, text }: Phrase) => `${entry} ${text}`;
  return {
    known: (phrase) => effects.get(keyOf(phrase)) ?? null,
    async review(phrases, signal) {
      const newest = await phraseVersion(db);
      // A decision may change what every other phrase would do.
      if (newest !== version) effects = new Map();
      version = newest;
      const accepted = await listPhrases(db, ['accepted']);
      const recorded = recordedTexts(cases);
      const pause = async (): Promise<void> => {
        await nextTurn();
        signal?.throwIfAborted();
      };
      for (const phrase of phrases.filter((each) => !effects.has(keyOf(each)))) {
        const others = accepted.filter(({ id }) => id !== phrase.id);
        effects.set(
          keyOf(phrase),
          await reviewPhrase(phrase, { knowledge, index, accepted: others, recorded, pause }),
        );
      }
    },
  };
}
