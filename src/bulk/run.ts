import type { BulkRow } from '../checks/bulk-report.ts';
import type { Ledger } from '../checks/facts.ts';
import { type Reading, type UnknownReason, unknown } from '../graph/errors.ts';
import { isThrottled } from '../graph/failures.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import type { StatusDeps } from '../status/deps.ts';
import { type AccountFacts, type AccountReader, createAccountReader } from './account-facts.ts';
import { checkedRow, leftOutRow, type Wanted } from './to-row.ts';

export type BulkOptions = {
  /** Rows of an earlier run, which are not looked at again. */
  readonly done?: readonly BulkRow[];
  /** Told of every few rows more. */
  readonly onRows?: (rows: readonly BulkRow[], done: number) => Promise<void>;
  /** Asked before every call. */
  readonly isCancelled?: () => Promise<boolean>;
  readonly signal?: AbortSignal | undefined;
};

/** Meta's limit counts 200 calls an hour for each WABA; above this share of them we leave the rest to people. */
const BUSY_PERCENT = 80;

/** Why a number is not read, though it could be. */
export type Halt = 'cancelled' | 'busy';

/** One run over a list: what was found so far, and whether it may go on. */
export class BulkRun {
  readonly deps: StatusDeps;
  readonly signal: AbortSignal | undefined;
  readonly accounts: AccountReader;
  readonly rows = new Map<number, BulkRow>();
  readonly #options: BulkOptions;
  readonly #loads = new Map<string, number>();
  #cancelled = false;
  #stopped: Halt | null = null;

  constructor(deps: StatusDeps, options: BulkOptions) {
    this.deps = deps;
    this.#options = options;
    this.signal = options.signal;
    this.accounts = createAccountReader(deps, options.signal);
    for (const row of options.done ?? []) this.rows.set(row.index, row);
  }

  /** Why it ended before the end. */
  get stopped(): Halt | null {
    return this.#stopped;
  }

  /** Why the next call about this account must not be made; null: go on. Throws when we stop. */
  async findHalt(wabaId: string | null): Promise<Halt | null> {
    this.signal?.throwIfAborted();
    this.#cancelled ||= (await this.#options.isCancelled?.()) ?? false;
    if (this.#cancelled) return 'cancelled';
    const id = wabaId ?? '';
    const load = Math.max(this.deps.graph.load(id), this.#loads.get(id) ?? 0);
    return load >= BUSY_PERCENT ? 'busy' : null;
  }

  /** Remembers what Meta said of the account's hour in its answer about one of its numbers. */
  noteLoad(wabaId: string | null, phoneNumberId: string): void {
    this.#loads.set(wabaId ?? '', this.deps.graph.load(phoneNumberId));
  }

  /** Keeps rows, together: each time they are written down. */
  async add(rows: readonly BulkRow[]): Promise<void> {
    // What was broken off by our own stop is no finding; the next start looks again.
    this.signal?.throwIfAborted();
    for (const row of rows) this.rows.set(row.index, row);
    if (rows.length > 0) await this.#options.onRows?.(rows, this.rows.size);
  }

  /** The rows of numbers that are not looked at. */
  leaveOut(wanted: readonly Wanted[], why: Halt, wabaId: string | null): BulkRow[] {
    if (wanted.length > 0) this.#stopped = why === 'cancelled' ? why : (this.#stopped ?? why);
    return wanted.map((each) => leftOutRow(each, why, wabaId));
  }

  /** The rows of a number that was read; one that Meta's limit kept from being read was left out. */
  async judge(
    wanted: readonly Wanted[],
    account: AccountFacts,
    place: { readonly phoneNumberId: string | null; readonly wabaId: string | null },
    number: Reading<PhoneNumber>,
  ): Promise<BulkRow[]> {
    if (number.kind === 'unknown' && isLimit(number.reason)) {
      return this.leaveOut(wanted, 'busy', place.wabaId);
    }
    const { clock, appId, readLedger } = this.deps;
    const { phoneNumberId: id } = place;
    const ledger: Reading<Ledger> =
      id === null ? unknown({ kind: 'no-waba' }) : { kind: 'ok', value: await readLedger(id) };
    const facts = { ...account, ...place, number, appId, ledger, now: clock() };
    return wanted.map((each) => checkedRow(each, { ...facts, firstSeenAt: each.firstSeenAt }));
  }
}

function isLimit(reason: UnknownReason): boolean {
  return reason.kind === 'paused' || (reason.kind === 'refused' && isThrottled(reason.error.code));
}
