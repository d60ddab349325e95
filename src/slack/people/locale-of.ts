import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { type Clock, HOUR, MINUTE } from '../../clock.ts';
import { describeError, type Log } from '../../log.ts';

/** People seldom change their language. */
const FRESH_MS = 24 * HOUR;
/** A failure is remembered as well, so that a crowd of pastes is not a crowd of calls. */
const FAILED_MS = 5 * MINUTE;
/** Nobody waits longer for labels; what comes later serves the next answer. */
const PATIENCE_MS = 300;
const MAX_PEOPLE = 10_000;

const person = z.looseObject({ locale: z.string().max(35) });

/** The language somebody has set in Slack, such as `pl-PL`; null: not known in time. Never throws. */
export type LocaleOf = (user: string) => Promise<string | null>;

type Kept = { readonly locale: Promise<string | null>; until: number };

type LocaleOptions = {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds that an answer may wait for it. */
  readonly patience?: number | undefined;
};

/** What the promise gives, or null once the time is up. */
async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), milliseconds);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads profiles (users.info, scope users:read) and remembers their language for a day. */
export function createLocaleOf({ client, clock, log, patience = PATIENCE_MS }: LocaleOptions): LocaleOf {
  const kept = new Map<string, Kept>();
  const ask = async (user: string): Promise<string | null> => {
    try {
      const answer = await client.users.info({ user, include_locale: true });
      return person.safeParse(answer.user).data?.locale ?? null;
    } catch (error) {
      log.info('cannot tell the language of a reader', describeError(error));
      return null;
    }
  };
  return async (user) => {
    const known = kept.get(user);
    if (known !== undefined && clock() < known.until) return await within(known.locale, patience);
    if (kept.size >= MAX_PEOPLE) kept.clear();
    const next: Kept = { locale: ask(user), until: clock() + FRESH_MS };
    kept.set(user, next);
    void next.locale.then((locale) => {
      if (locale === null) next.until = clock() + FAILED_MS;
    });
    return await within(next.locale, patience);
  };
}
