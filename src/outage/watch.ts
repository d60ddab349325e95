import { type Clock, MINUTE } from '../clock.ts';
import type { Incident, PlatformFeed } from '../graph/platform-feed.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import type { Db } from '../store/schema.ts';
import { countTroubled } from '../store/troubled-numbers.ts';
import type { Outage } from './types.ts';

export type OutageDeps = {
  readonly db: Db;
  readonly feed: PlatformFeed;
  readonly knowledge: Knowledge;
  readonly clock: Clock;
};

export type OutageWatch = AsyncDisposable & {
  /** The trouble there is, as far as we know now. Does not wait for Meta. */
  current(): Promise<Outage | null>;
  /** Looks at Meta's status page; resolves when that is done. Never rejects. */
  refresh(): Promise<void>;
  /** Meta's incidents, and what we see for ourselves as one more: for who has to wait either out. */
  readonly feed: PlatformFeed;
};

const EVERY_MS = 3 * MINUTE;
/** What we see for ourselves, in the shape of an incident. */
const SEEN: Incident = {
  title: 'several numbers met the same passing error',
  publishedAt: null,
  link: null,
};
/** What happened to a few numbers within this time is no chance. */
const WINDOW_MS = 10 * MINUTE;
const NUMBERS = 3;

/** Errors that pass by themselves, whoever's number it is. */
function transientEntries({ entries }: Knowledge): string[] {
  return [...entries.values()].filter((entry) => entry.transient).map(({ id }) => id);
}

async function findCluster({ db, knowledge, clock }: OutageDeps): Promise<Outage | null> {
  const counts = await countTroubled(db, transientEntries(knowledge), clock() - WINDOW_MS);
  const [worst] = counts.toSorted((a, b) => b.numbers - a.numbers);
  return worst !== undefined && worst.numbers >= NUMBERS ? { kind: 'seen', ...worst } : null;
}

/** Keeps an eye on Meta: its status page in the background, and the errors that people paste. */
export function watchOutages(deps: OutageDeps): OutageWatch {
  const stopping = new AbortController();
  let incidents: readonly Incident[] = [];
  let refreshing: Promise<void> | null = null;
  const read = async () => {
    const reading = await deps.feed.read(stopping.signal);
    // A page that cannot be read says nothing; what it last said grows old with it.
    incidents = reading.kind === 'ok' ? reading.value : [];
  };
  const refresh = async () => {
    refreshing ??= read().finally(() => {
      refreshing = null;
    });
    await refreshing;
  };
  const timer = setInterval(() => void refresh(), EVERY_MS);
  timer.unref();
  return {
    async current() {
      const [first] = incidents;
      if (first !== undefined) return { kind: 'reported', title: first.title, link: first.link };
      return await findCluster(deps);
    },
    refresh,
    feed: {
      async read(signal) {
        const reading = await deps.feed.read(signal);
        if (reading.kind === 'unknown' || reading.value.length > 0) return reading;
        const seen = await findCluster(deps);
        return seen === null ? reading : { kind: 'ok', value: [SEEN] };
      },
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      stopping.abort();
      await refreshing;
    },
  };
}
