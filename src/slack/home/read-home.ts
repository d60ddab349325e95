import { type HomeInput, homeView, type ListedPhrase } from '../../answer/home-view.ts';
import { homeTexts } from '../../answer/texts-learning.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { readInbox } from '../../learning/read-inbox.ts';
import type { Reviewer } from '../../learning/reviewer.ts';
import type { Matcher } from '../../match/ladder.ts';
import { listPhrases, type Phrase } from '../../store/phrases.ts';
import type { Db } from '../../store/schema.ts';

export type HomeDeps = {
  readonly db: Db;
  readonly knowledge: Knowledge;
  readonly matcher: Matcher;
  readonly reviewer: Reviewer;
};

/** More proposals than the Home shows need no effect yet. */
const MOST = 10;

export type Home = {
  readonly view: ReturnType<typeof homeView>;
  /** Phrases whose effect is not known yet. */
  readonly unknown: readonly Phrase[];
};

/** The App Home of somebody who may not decide. */
export function closedHome(may: 'no' | 'unknown'): Home {
  const notice = may === 'no' ? homeTexts.notApprover : homeTexts.cannotTell;
  return { view: homeView({ notice, review: null }), unknown: [] };
}

/** The App Home of an approver, as things stand. */
export async function readHome(
  { db, knowledge, matcher, reviewer }: HomeDeps,
  notice: string | null,
): Promise<Home> {
  const list = (phrase: Phrase): ListedPhrase => ({
    ...phrase,
    title: knowledge.entries.get(phrase.entry)?.title ?? phrase.entry,
  });
  const proposed = await listPhrases(db, ['proposed']);
  const accepted = await listPhrases(db, ['accepted'], MOST);
  const review: HomeInput['review'] = {
    proposals: proposed.map((phrase) => ({ ...list(phrase), effect: reviewer.known(phrase) })),
    accepted: accepted.map(list),
    inbox: await readInbox(db, matcher),
  };
  const unknown = proposed.slice(0, MOST).filter((phrase) => reviewer.known(phrase) === null);
  return { view: homeView({ notice, review }), unknown };
}
