import { readText } from '../desk.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { type Matcher, openMatcher } from '../match/ladder.ts';
import { type Groups, groupsOf, type Learned, likeness, SAME_WORDING } from '../match/wording/learned.ts';
import type { PhraseIndex } from '../match/wording/phrase-index.ts';
import { type Known, sentencesOf } from './sentences.ts';

/** A text that would be decided otherwise. `none`: silence. */
type Change = Known & { readonly before: string; readonly after: string };

/** What accepting a phrase would do to everything whose decision is known. */
export type Effect = {
  /** How many texts were looked at. */
  readonly checked: number;
  /** Decisions that would change, those for the worse included. */
  readonly changes: readonly Change[];
  /** Texts of another entry, or ordinary talk, that the phrase would take over. */
  readonly collisions: readonly Change[];
  /** The entry that nearly the same accepted phrase belongs to, if it is another one. */
  readonly takenBy: string | null;
};

export type ReviewDeps = {
  readonly knowledge: Knowledge;
  readonly index: PhraseIndex;
  /** Phrases that are live. */
  readonly accepted: readonly Learned[];
  readonly recorded: readonly Known[];
  /** Called between languages, so that a bot can do other things meanwhile. */
  readonly pause: () => Promise<void>;
};

/**
 * A text can only be taken by a phrase when it holds half of its letter groups or more: a window as like as the index
 * asks for (0.72), of at least half the phrase's size, shares that many.
 */
const SHARED = 0.5;

function mayTouch(text: string, phrase: Groups): boolean {
  const groups = groupsOf(text);
  let shared = 0;
  for (const group of phrase) if (groups.has(group)) shared += 1;
  return shared >= SHARED * phrase.size;
}

function decide(matcher: Matcher, text: string): string {
  return readText(matcher, text).diagnosis.matches[0]?.entry ?? 'none';
}

/** What would change if `phrase` were accepted. It looks at every language: words travel. */
export async function reviewPhrase(phrase: Learned, deps: ReviewDeps): Promise<Effect> {
  const { knowledge, index, accepted, recorded, pause } = deps;
  const groups = groupsOf(phrase.text);
  const before = openMatcher(knowledge, index);
  const after = openMatcher(knowledge, index.preview(phrase));
  const changes: Change[] = [];
  let checked = 0;
  const look = (known: readonly Known[]): void => {
    checked += known.length;
    for (const item of known.filter(({ text }) => mayTouch(text, groups))) {
      const change = { ...item, before: decide(before, item.text), after: decide(after, item.text) };
      if (change.before !== change.after) changes.push(change);
    }
  };
  look(recorded);
  for (const language of knowledge.phrases.keys()) {
    look(sentencesOf(knowledge, language));
    await pause();
  }
  const collisions = changes.filter(({ expected }) => expected !== null && expected !== phrase.entry);
  const twin = accepted.find(
    ({ entry, text }) => entry !== phrase.entry && likeness(groupsOf(text), groups) >= SAME_WORDING,
  );
  return { checked, changes, collisions, takenBy: twin?.entry ?? null };
}
