import { type HomeInput, homeView, type ListedPhrase } from '../../answer/home-view.ts';
import { figureTexts } from '../../answer/texts-figures.ts';
import { homeTexts } from '../../answer/texts-learning.ts';
import { type Clock, DAY } from '../../clock.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { readInbox } from '../../learning/read-inbox.ts';
import type { Reviewer } from '../../learning/reviewer.ts';
import type { Matcher } from '../../match/ladder.ts';
import { listOpenCases, readFigures } from '../../store/figures.ts';
import { listPhrases, type Phrase } from '../../store/phrases.ts';
import { listRetries } from '../../store/retries.ts';
import type { Db } from '../../store/schema.ts';
import { permalink } from '../cases/permalink.ts';
import type { MayView } from '../roles/may-view.ts';

export type HomeDeps = {
  readonly db: Db;
  readonly knowledge: Knowledge;
  readonly matcher: Matcher;
  readonly reviewer: Reviewer;
  readonly clock: Clock;
  readonly workspaceUrl: string | null;
  /** Who may see numbers. */
  readonly mayView: MayView;
};

const WEEK = 7 * DAY;
const MOST_OPEN = 10;
const MOST_RETRIES = 10;

/** More proposals than the Home shows need no effect yet. */
const MOST = 10;

export type Home = {
  readonly view: ReturnType<typeof homeView>;
  /** Phrases whose effect is not known yet. */
  readonly unknown: readonly Phrase[];
};

/** What came in within seven days, and what is still open. */
async function readWeek({ db, knowledge, clock, workspaceUrl }: HomeDeps): Promise<HomeInput['week']> {
  const now = clock();
  const { cases, total } = await listOpenCases(db, { limit: MOST_OPEN, since: now - 4 * WEEK });
  return {
    figures: await readFigures(db, now - WEEK),
    open: {
      ...{ heading: figureTexts.open, cases, total, now },
      titleOf: (entry) => knowledge.entries.get(entry)?.title ?? entry,
      urlOf: ({ channel, threadTs }) =>
        channel.startsWith('D') ? null : permalink(workspaceUrl, channel, threadTs),
    },
    retries: await listRetries(db, { onlyOpen: true, limit: MOST_RETRIES }),
  };
}

/** What somebody may see of the desk, whether they decide on phrases or not. */
async function weekFor(deps: HomeDeps, user: string): Promise<HomeInput['week']> {
  return (await deps.mayView(user)) ? await readWeek(deps) : null;
}

/** The App Home of somebody who may not decide. */
export async function closedHome(deps: HomeDeps, user: string, may: 'no' | 'unknown'): Promise<Home> {
  const notice = may === 'no' ? homeTexts.notApprover : homeTexts.cannotTell;
  return { view: homeView({ notice, week: await weekFor(deps, user), review: null }), unknown: [] };
}

/** The App Home of an approver, as things stand. */
export async function readHome(deps: HomeDeps, user: string, notice: string | null): Promise<Home> {
  const { db, knowledge, matcher, reviewer } = deps;
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
  return { view: homeView({ notice, week: await weekFor(deps, user), review }), unknown };
}
