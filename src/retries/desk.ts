import type { Clock } from '../clock.ts';
import type { ActionName } from '../knowledge/schema.ts';
import {
  type Along,
  changeRetry,
  findOpenRetry,
  findRetry,
  insertRetry,
  listRetries,
  type RetryFilter,
} from '../store/retries.ts';
import type { Db } from '../store/schema.ts';
import type { PinKeeper } from './pins.ts';
import { closeRetry, nudgeRetry } from './story.ts';
import type { Retry } from './types.ts';
import { alongPerson, auditRetry } from './write-along.ts';

/** What somebody wants to be tried again until it works. */
export type RetryRequest = {
  /** The same id again is the same start; without one it gets a new id. */
  readonly id?: string;
  readonly phoneNumberId: string;
  readonly wabaId: string | null;
  readonly caseId: string;
  readonly channel: string;
  readonly threadTs: string;
  readonly action: ActionName;
  /** The knowledge entry that it is to solve. */
  readonly entry: string;
  readonly by: string;
  /** The PIN, where the person knows it already. */
  readonly pin?: string;
};

/** When the first look is due, and where it ends at the latest. */
export type Plan = { readonly dueAt: number; readonly maxTries: number; readonly deadlineAt: number };

type Started =
  | { readonly kind: 'started'; readonly retry: Retry }
  /** Another one of this number has not ended. */
  | { readonly kind: 'running'; readonly retry: Retry };

/** What came of a press; null: there is no such retry. */
export type Pressed = { readonly retry: Retry; readonly changed: boolean } | null;

/** What people do to retries. Each of these is written down before it returns, whoever runs the retry. */
export type RetryDesk = {
  start(request: RetryRequest): Promise<Started>;
  cancel(id: string, by: string): Promise<Pressed>;
  takeOver(id: string, by: string): Promise<Pressed>;
  tryNow(id: string, by: string): Promise<Pressed>;
  givePin(id: string, pin: string, by: string): Promise<Pressed>;
  find(id: string): Promise<Retry | null>;
  list(filter?: RetryFilter): Promise<Retry[]>;
};

export type DeskParts = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly pins: PinKeeper;
  readonly plan: (request: RetryRequest) => Promise<Plan>;
  /** Told that a row has changed. */
  readonly changed: (retryId: string) => void;
};

function toRetry(request: RetryRequest, id: string, plan: Plan, now: number): Retry {
  const { pin: _, by, id: __, ...rest } = request;
  return {
    ...rest,
    ...plan,
    id,
    startedBy: by,
    state: 'waiting',
    end: null,
    tries: 0,
    startedAt: now,
    lines: [{ at: now, kind: 'started', by, until: plan.dueAt }],
  };
}

/** Writes it down with its PIN and its row of the audit; false where the number has an open one. */
async function begin({ db, clock, pins }: DeskParts, retry: Retry, pin: string | null): Promise<boolean> {
  const now = clock();
  return await db.transaction().execute(async (tx) => {
    if (!(await insertRetry(tx, retry, now))) return false;
    if (pin !== null) await pins.keep(tx, retry, pin, retry.startedBy);
    await auditRetry(tx, retry, { actor: retry.startedBy, event: 'retry', change: 'started' }, now);
    return true;
  });
}

async function start(parts: DeskParts, request: RetryRequest): Promise<Started> {
  const { db, clock, newId, plan, changed } = parts;
  const id = request.id ?? newId();
  const planned = await plan(request);
  for (;;) {
    const retry = toRetry(request, id, planned, clock());
    if (await begin(parts, retry, request.pin ?? null)) {
      changed(id);
      return { kind: 'started', retry };
    }
    const same = await findRetry(db, id);
    if (same !== null) return { kind: 'started', retry: same };
    const other = await findOpenRetry(db, request.phoneNumberId);
    // Neither: the other one has just ended.
    if (other !== null) return { kind: 'running', retry: other };
  }
}

/** A person ends a retry; what runs it, in this process or another, finds that in the row. */
export async function closeByPerson(
  { db, clock }: Pick<DeskParts, 'db' | 'clock'>,
  id: string,
  why: 'cancelled' | 'taken-over',
  by: string,
): Promise<Pressed> {
  const change = why === 'cancelled' ? 'cancel' : 'take-over';
  const close = (retry: Retry) => closeRetry(retry, why, by, clock());
  return await changeRetry(db, id, close, clock(), alongPerson(by, change, clock));
}

/** The desk of the process that runs the retries. */
export function createRetryDesk(parts: DeskParts): RetryDesk {
  const { db, clock, pins, changed } = parts;

  const telling = async (pressing: Promise<Pressed>): Promise<Pressed> => {
    const pressed = await pressing;
    if (pressed?.changed === true) changed(pressed.retry.id);
    return pressed;
  };
  const nudge = (id: string, by: string, gave: 'pin' | null, along: Along) =>
    telling(changeRetry(db, id, (retry) => nudgeRetry(retry, by, gave, clock()), clock(), along));

  return {
    start: (request) => start(parts, request),
    cancel: (id, by) => telling(closeByPerson(parts, id, 'cancelled', by)),
    takeOver: (id, by) => telling(closeByPerson(parts, id, 'taken-over', by)),
    tryNow: (id, by) => nudge(id, by, null, alongPerson(by, 'nudge', clock)),
    givePin: (id, pin, by) =>
      nudge(id, by, 'pin', async (tx, before, after) => {
        await pins.keep(tx, after, pin, by);
        await alongPerson(by, 'nudge', clock)(tx, before, after);
      }),
    find: (id) => findRetry(db, id),
    list: (filter) => listRetries(db, filter),
  };
}
