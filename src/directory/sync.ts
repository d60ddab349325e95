import { HOUR } from '../clock.ts';
import { type Reading, type UnknownReason, unknown } from '../graph/errors.ts';
import { type ListedNumber, listPhoneNumbers } from '../graph/number-list.ts';
import { listPortfolioWabas } from '../graph/portfolio.ts';
import { findWaba, listWabas, type NewNumber, replaceNumbers, saveWaba } from '../store/directory.ts';
import type { DirectoryDeps } from './deps.ts';

/** A WABA's list was read, or could not be. */
export type SyncStep =
  | {
      readonly kind: 'read';
      readonly wabaId: string;
      readonly numbers: number;
      readonly at: number;
      readonly of: number;
    }
  | {
      readonly kind: 'skipped';
      readonly wabaId: string;
      readonly why: 'fresh' | 'busy';
      readonly at: number;
      readonly of: number;
    }
  | {
      readonly kind: 'failed';
      readonly wabaId: string;
      readonly reason: UnknownReason;
      readonly at: number;
      readonly of: number;
    };

export type SyncOptions = {
  /** Milliseconds for which a list counts as fresh and is not read again; 0 reads it always. */
  readonly freshFor?: number;
  readonly onStep?: (step: SyncStep) => void;
  readonly signal?: AbortSignal | undefined;
};

/** Meta allows 200 calls an hour for each WABA; above this share of them the directory leaves the rest to people. */
const BUSY_PERCENT = 80;

export function toNewNumber(number: ListedNumber): NewNumber {
  const { phoneNumberId, displayPhoneNumber: display, verifiedName: name, status } = number;
  return { phoneNumberId, display, name, status };
}

/** Our WABAs: those of the configuration and, where a portfolio is named, its own and its clients'. */
export async function learnWabas(
  { db, graph, clock, wabaIds, businessId }: DirectoryDeps,
  signal?: AbortSignal,
): Promise<Reading<readonly string[]>> {
  for (const wabaId of wabaIds) await saveWaba(db, wabaId, {}, clock());
  if (businessId === null) return { kind: 'ok', value: wabaIds };
  const portfolio = await listPortfolioWabas(graph, businessId, signal);
  if (portfolio.kind === 'unknown') {
    return wabaIds.length === 0 ? portfolio : { kind: 'ok', value: wabaIds };
  }
  for (const { wabaId, name } of portfolio.value) await saveWaba(db, wabaId, { name }, clock());
  const ids = [...wabaIds, ...portfolio.value.map(({ wabaId }) => wabaId)];
  return { kind: 'ok', value: [...new Set(ids)] };
}

/** The WABAs that we know without asking anybody. */
export async function knownWabaIds({
  db,
  wabaIds,
}: Pick<DirectoryDeps, 'db' | 'wabaIds'>): Promise<string[]> {
  const known = await listWabas(db);
  return [...new Set([...wabaIds, ...known.map(({ wabaId }) => wabaId)])];
}

/** Reads the list of one WABA into the store. */
export async function syncWaba(
  { db, graph, clock }: Pick<DirectoryDeps, 'db' | 'graph' | 'clock'>,
  wabaId: string,
  signal?: AbortSignal,
): Promise<Reading<readonly ListedNumber[]>> {
  const list = await listPhoneNumbers(graph, wabaId, signal);
  if (list.kind === 'ok') await replaceNumbers(db, wabaId, list.value.map(toNewNumber), clock());
  else await saveWaba(db, wabaId, { problem: list.reason.kind }, clock());
  return list;
}

async function step(
  deps: DirectoryDeps,
  wabaId: string,
  place: { readonly at: number; readonly of: number },
  { freshFor = HOUR, signal }: SyncOptions,
): Promise<SyncStep> {
  const known = await findWaba(deps.db, wabaId);
  const age = deps.clock() - (known?.syncedAt ?? 0);
  if (age < freshFor) return { kind: 'skipped', wabaId, why: 'fresh', ...place };
  if (deps.graph.load(wabaId) >= BUSY_PERCENT) return { kind: 'skipped', wabaId, why: 'busy', ...place };
  const list = await syncWaba(deps, wabaId, signal);
  if (list.kind === 'unknown') return { kind: 'failed', wabaId, reason: list.reason, ...place };
  return { kind: 'read', wabaId, numbers: list.value.length, ...place };
}

/**
 * Reads the lists of all our WABAs, one after the other. A list that fails keeps what was known of it.
 * The value is what became of each; it is unknown only where not even the WABAs could be learned.
 */
export async function syncDirectory(
  deps: DirectoryDeps,
  options: SyncOptions = {},
): Promise<Reading<readonly SyncStep[]>> {
  const wabas = await learnWabas(deps, options.signal);
  if (wabas.kind === 'unknown') return wabas;
  const steps: SyncStep[] = [];
  for (const [index, wabaId] of wabas.value.entries()) {
    if (options.signal?.aborted) return unknown({ kind: 'stopped' });
    const done = await step(deps, wabaId, { at: index + 1, of: wabas.value.length }, options);
    steps.push(done);
    options.onStep?.(done);
  }
  return { kind: 'ok', value: steps };
}
