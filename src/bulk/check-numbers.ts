import { bulkhead } from 'cockatiel';
import type { BulkReport, BulkRow } from '../checks/bulk-report.ts';
import { MINUTE } from '../clock.ts';
import type { NumberTarget } from '../directory/locate.ts';
import { knownWabaIds, learnWabas } from '../directory/sync.ts';
import { type UnknownReason, unknown } from '../graph/errors.ts';
import { readPhoneNumber } from '../graph/phone-numbers.ts';
import type { StatusDeps } from '../status/deps.ts';
import { findByDigits, findByNumberId, findWaba, type KnownNumber } from '../store/directory.ts';
import type { BulkItem } from './item.ts';
import { type BulkOptions, BulkRun } from './run.ts';
import { foreignRow, unreadableRow, type Wanted } from './to-row.ts';
import { type Known, type Visit, visitAccount } from './visit-account.ts';

/** Accounts that are looked into at a time. */
const AT_ONCE = 4;
/** A list read so lately is not searched again: a number that is not in it is not in the account. */
const FRESH = 10 * MINUTE;
/** Ids in no list of ours that Meta is asked about one by one. */
const MAX_STRAY_IDS = 20;
/** Meta's code for an object that does not exist, or that we may not see. */
const INVALID_PARAMETER = 100;

type Sorted = { readonly known: Map<string, Map<string, Wanted[]>>; readonly strangers: Set<Wanted> };

async function findPlace({ db }: StatusDeps, target: NumberTarget): Promise<KnownNumber | null> {
  return target.kind === 'id'
    ? await findByNumberId(db, target.phoneNumberId)
    : await findByDigits(db, target.e164);
}

/** Which account each number stands in, as far as the directory knows; what is no number is told at once. */
async function sortItems(run: BulkRun, items: readonly BulkItem[]): Promise<Sorted> {
  const sorted: Sorted = { known: new Map(), strangers: new Set() };
  const unreadable: BulkRow[] = [];
  for (const [index, item] of items.entries()) {
    if (run.rows.has(index)) continue;
    if ('problem' in item) {
      unreadable.push(unreadableRow(index, item));
      continue;
    }
    const place = await findPlace(run.deps, item.target);
    const wanted: Wanted = { index, item, firstSeenAt: place?.firstSeenAt ?? null };
    if (place === null) {
      sorted.strangers.add(wanted);
      continue;
    }
    const there = sorted.known.get(place.wabaId) ?? new Map<string, Wanted[]>();
    there.set(place.phoneNumberId, [...(there.get(place.phoneNumberId) ?? []), wanted]);
    sorted.known.set(place.wabaId, there);
  }
  await run.add(unreadable);
  return sorted;
}

async function isFresh({ db, clock }: StatusDeps, wabaId: string): Promise<boolean> {
  const waba = await findWaba(db, wabaId);
  return waba?.problem === null && clock() - (waba.syncedAt ?? 0) < FRESH;
}

/** Accounts whose numbers are wanted, and, while there are strangers, all others whose lists are not fresh. */
async function planVisits(run: BulkRun, { known, strangers }: Sorted): Promise<Visit[]> {
  const nobody: Known = new Map();
  const searched = new Set<string>();
  if (strangers.size > 0) {
    const wabas = await knownWabaIds(run.deps);
    if (wabas.length === 0) await learnWabas(run.deps, run.signal);
    for (const wabaId of await knownWabaIds(run.deps)) {
      if (!(await isFresh(run.deps, wabaId))) searched.add(wabaId);
    }
  }
  return [...new Set([...known.keys(), ...searched])].map((wabaId) => ({
    ...{ wabaId, strangers, known: known.get(wabaId) ?? nobody, isSearched: searched.has(wabaId) },
  }));
}

/** An id that is in no list of ours may still be one that our token sees. */
async function readStrayId(run: BulkRun, wanted: Wanted, phoneNumberId: string): Promise<BulkRow[]> {
  const number = await readPhoneNumber(run.deps.graph, phoneNumberId, run.signal);
  const isUnseen =
    number.kind === 'unknown' &&
    number.reason.kind === 'refused' &&
    number.reason.error.code === INVALID_PARAMETER;
  if (isUnseen) return [foreignRow(wanted)];
  const account = await run.accounts.read(null);
  return await run.judge([wanted], account, { phoneNumberId, wabaId: null }, number);
}

/** What is told of those that were found nowhere. "Nowhere" can only be said where every list was read. */
async function settleStrangers(
  run: BulkRun,
  strangers: ReadonlySet<Wanted>,
  unread: UnknownReason | null,
): Promise<void> {
  const halt = await run.findHalt(null);
  if (halt !== null) return await run.add(run.leaveOut([...strangers], halt, null));
  const account = await run.accounts.read(null);
  const rows: BulkRow[] = [];
  let asked = 0;
  for (const wanted of strangers) {
    const { target } = wanted.item;
    if (target.kind === 'id' && asked < MAX_STRAY_IDS) {
      asked += 1;
      rows.push(...(await readStrayId(run, wanted, target.phoneNumberId)));
    } else if (unread === null) rows.push(foreignRow(wanted));
    else {
      const place = { phoneNumberId: null, wabaId: null };
      rows.push(...(await run.judge([wanted], account, place, unknown(unread))));
    }
  }
  await run.add(rows);
}

/** Why not every list could be searched; null: each was. */
async function findUnread(
  run: BulkRun,
  searches: readonly (UnknownReason | null)[],
): Promise<UnknownReason | null> {
  const failed = searches.find((reason) => reason !== null);
  if (failed !== undefined) return failed;
  return (await knownWabaIds(run.deps)).length > 0 ? null : { kind: 'no-waba' };
}

/**
 * Reads the live state of a list of numbers within Meta's limits: accounts once, and their numbers by one list of the
 * account where that takes fewer calls than reading each. Stops short of Meta's hourly limit. Never throws for what Meta
 * does; throws when the signal fires.
 */
export async function checkNumbers(
  deps: StatusDeps,
  items: readonly BulkItem[],
  options: BulkOptions = {},
): Promise<BulkReport> {
  const run = new BulkRun(deps, options);
  const sorted = await sortItems(run, items);
  const visits = await planVisits(run, sorted);
  const turns = bulkhead(AT_ONCE, visits.length);
  const searches = await Promise.all(visits.map((visit) => turns.execute(() => visitAccount(run, visit))));
  if (sorted.strangers.size > 0) {
    await settleStrangers(run, sorted.strangers, await findUnread(run, searches));
  }
  const rows = [...run.rows.values()].toSorted((one, other) => one.index - other.index);
  return { rows, stopped: run.stopped, readAt: deps.clock() };
}
