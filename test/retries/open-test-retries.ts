import type { Attempt, Execution, Order } from '../../src/actions/types.ts';
import { DAY, MINUTE } from '../../src/clock.ts';
import { unknown } from '../../src/graph/errors.ts';
import type { GuardFacts } from '../../src/guard/types.ts';
import { openLog } from '../../src/log.ts';
import type { Decide } from '../../src/retries/deps.ts';
import type { RetryRequest } from '../../src/retries/desk.ts';
import { openRetries, type Retries, type RetriesDeps } from '../../src/retries/retries.ts';
import type { Retry } from '../../src/retries/types.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { createVault } from '../../src/vault/vault.ts';
import type { createClock } from '../support/clock.ts';

const NOT_READ = unknown({ kind: 'stopped' });

function toAttempt(order: Order, change: Partial<Attempt>): Attempt {
  const { id, action, phoneNumberId, wabaId, caseId, retryId, origin, actor } = order;
  return {
    ...{ id, action, phoneNumberId, wabaId, caseId, retryId, origin, by: actor.user },
    ...{ approvedBy: null, startedAt: 0, finishedAt: 0, code: null, subcode: null, details: null },
    ...{ fbtraceId: null, entry: null, state: 'succeeded', ...change },
  };
}

export function succeeded(order: Order, left = 9): Execution {
  const attempt = toAttempt(order, { state: 'succeeded' });
  return { kind: 'succeeded', attempt, before: NOT_READ, after: NOT_READ, left };
}

export function rejected(order: Order, code: number, entry: string, left = 9): Execution {
  const error = { code, subcode: null, type: null, message: 'refused', details: null, userTitle: null };
  return {
    kind: 'rejected',
    attempt: toAttempt(order, { state: 'rejected', code, entry }),
    error: { ...error, userMessage: null, fbtraceId: null, transient: false },
    entry,
    before: NOT_READ,
    after: NOT_READ,
    left,
  };
}

/** Tries each three minutes until it works, and asks for a PIN that is wrong. */
export const everyThreeMinutes: Decide = ({ retry, facts, lastExecution }) => {
  if (lastExecution === null) return { kind: 'act' };
  if (lastExecution.kind === 'succeeded') return { kind: 'end', why: 'connected' };
  if (lastExecution.kind === 'rejected' && lastExecution.error.code === 133005)
    return { kind: 'ask', why: 'needs-pin' };
  if (retry.tries >= retry.maxTries) return { kind: 'end', why: 'tries-used' };
  return { kind: 'wait', until: facts.now + 3 * MINUTE };
};

export type TestRetries = AsyncDisposable & {
  readonly retries: Retries;
  readonly store: Store;
  /** What the thread was told, in order. */
  readonly told: readonly Retry[];
  readonly orders: readonly Order[];
  readonly log: readonly string[];
};

export type TestRetriesOptions = Partial<RetriesDeps> & {
  readonly dataDir: string;
  readonly clock: ReturnType<typeof createClock>;
  readonly answer?: (order: Order) => Execution | Promise<Execution>;
  readonly onChange?: (retry: Retry) => void;
  readonly key?: Buffer;
};

/** Retries over a real store and real workflows; what is done to the number is a function. */
export async function openTestRetries(options: TestRetriesOptions): Promise<TestRetries> {
  const { dataDir, clock, answer = succeeded, onChange, key, ...rest } = options;
  const store = openStore(dataDir);
  const told: Retry[] = [];
  const orders: Order[] = [];
  const log: string[] = [];
  const facts = (): GuardFacts => ({
    now: clock(),
    number: NOT_READ,
    attempts: [],
    milestones: [],
    incidents: { kind: 'ok', value: [] },
  });
  const retries = openRetries({
    db: store.db,
    dataDir,
    clock,
    log: openLog({ level: 'debug', clock, write: (line) => log.push(line), redact: (text) => ({ text }) }),
    random: () => 0.5,
    newId: () => crypto.randomUUID(),
    vault: createVault(key ?? null),
    recovered: store.recovered,
    needsPin: (action) => action === 'register',
    decide: everyThreeMinutes,
    plan: async () => ({ dueAt: clock() + 3 * MINUTE, maxTries: 6, deadlineAt: clock() + DAY }),
    readFacts: async () => facts(),
    roleOf: async () => 'operator',
    execute: async (order) => {
      orders.push(order);
      return await answer(order);
    },
    ...rest,
  });
  await retries.begin(async (retry) => {
    onChange?.(retry);
    told.push(retry);
  });
  return {
    ...{ retries, store, told, orders, log },
    async [Symbol.asyncDispose]() {
      await retries[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

/** Somebody starts a retry of a number that hangs on another account. */
export function request(change: Partial<RetryRequest> = {}): RetryRequest {
  return {
    phoneNumberId: '106540352242001',
    wabaId: '102290129340398',
    caseId: 'case-1',
    channel: 'C0SUPPORT',
    threadTs: '1700000000.000100',
    action: 'register',
    entry: 'number-linked',
    by: 'U0AGENT',
    pin: '482913',
    ...change,
  };
}
