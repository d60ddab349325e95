import type { Clock } from '../clock.ts';
import {
  bookModelRequest,
  correctModelTokens,
  type ModelUsage,
  readModelUsage,
} from '../store/model-usage.ts';
import type { Db } from '../store/schema.ts';

/** What may be asked in a day, kept in the store: a restart does not renew it. */
export type Budget = {
  /** Whether a request of about so many tokens still fits. */
  hasRoom(tokens: number): Promise<boolean>;
  /** Books a request that is about to be sent; null where the day's budget is spent. */
  book(tokens: number): Promise<Booking | null>;
};

/** Puts the tokens of a request right once they are known. */
type Booking = { settle(tokens: number): Promise<void> };

const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);

export function createBudget(db: Db, clock: Clock, limit: ModelUsage): Budget {
  return {
    async hasRoom(tokens) {
      const used = await readModelUsage(db, dayOf(clock()));
      return used.requests < limit.requests && used.tokens + tokens <= limit.tokens;
    },
    async book(tokens) {
      const day = dayOf(clock());
      if (!(await bookModelRequest(db, day, tokens, limit))) return null;
      return { settle: async (actual) => await correctModelTokens(db, day, actual - tokens) };
    },
  };
}
