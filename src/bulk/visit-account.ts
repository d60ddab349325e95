import type { BulkRow } from '../checks/bulk-report.ts';
import { type Reading, type UnknownReason, unknown } from '../graph/errors.ts';
import { hasDigits } from '../graph/find-phone-number.ts';
import { streamNumberStates } from '../graph/number-states.ts';
import { type PhoneNumber, readPhoneNumber } from '../graph/phone-numbers.ts';
import { listWabaNumbers, type NewNumber, replaceNumbers, saveNumbers } from '../store/directory.ts';
import type { AccountFacts } from './account-facts.ts';
import type { BulkRun, Halt } from './run.ts';
import type { Wanted } from './to-row.ts';

/** Numbers that are wanted, by their phone_number_id; one may stand in a list twice, written in two ways. */
export type Known = ReadonlyMap<string, readonly Wanted[]>;

/** An account to look into: for numbers that are known to stand there, and for those that might. */
export type Visit = {
  readonly wabaId: string;
  readonly known: Known;
  /** Numbers whose account nobody knows yet; what is found is taken out. */
  readonly strangers: Set<Wanted>;
  readonly isSearched: boolean;
};

/** Numbers of a list that one call gives. */
const PAGE = 100;

function fits({ item: { target } }: Wanted, number: PhoneNumber): boolean {
  return target.kind === 'id' ? target.phoneNumberId === number.id : hasDigits(target.e164)(number);
}

/** Of several single reads and the pages of a list, what takes fewer calls; the list gives the same of each number. */
async function isListCheaper({ deps }: BulkRun, { wabaId, known }: Visit): Promise<boolean> {
  const { total } = await listWabaNumbers(deps.db, wabaId, { offset: 0, limit: 1 });
  return known.size > Math.max(1, Math.ceil(total / PAGE));
}

async function leaveOut(run: BulkRun, known: Known, halt: Halt, wabaId: string): Promise<UnknownReason> {
  await run.add(run.leaveOut([...known.values()].flat(), halt, wabaId));
  return { kind: 'paused', until: run.deps.clock() };
}

async function readSingly(run: BulkRun, known: Known, wabaId: string, account: AccountFacts): Promise<void> {
  const { graph } = run.deps;
  for (const [phoneNumberId, wanted] of known) {
    const halt = await run.findHalt(wabaId);
    if (halt !== null) {
      await run.add(run.leaveOut(wanted, halt, wabaId));
      continue;
    }
    const number = await readPhoneNumber(graph.forWaba(wabaId), phoneNumberId, run.signal);
    run.noteLoad(wabaId, phoneNumberId);
    await run.add(await run.judge(wanted, account, { phoneNumberId, wabaId }, number));
  }
}

/** Takes what is wanted from a page of the account's list. */
async function takePage(
  run: BulkRun,
  { wabaId, strangers }: Visit,
  missing: Map<string, readonly Wanted[]>,
  account: AccountFacts,
  page: readonly PhoneNumber[],
): Promise<void> {
  const rows: BulkRow[] = [];
  for (const value of page) {
    const found = [...strangers].filter((each) => fits(each, value));
    for (const each of found) strangers.delete(each);
    const wanted = [...(missing.get(value.id) ?? []), ...found];
    missing.delete(value.id);
    if (wanted.length === 0) continue;
    const place = { phoneNumberId: value.id, wabaId };
    rows.push(...(await run.judge(wanted, account, place, { kind: 'ok', value })));
  }
  await run.add(rows);
}

/** What becomes of those that a list did not get to. A list too long for us is no reason not to read them. */
async function giveUp(
  run: BulkRun,
  wabaId: string,
  missing: Known,
  account: AccountFacts,
  reason: UnknownReason,
): Promise<void> {
  if (reason.kind === 'too-large') return await readSingly(run, missing, wabaId, account);
  const number: Reading<PhoneNumber> = unknown(reason);
  for (const [phoneNumberId, wanted] of missing) {
    await run.add(await run.judge(wanted, account, { phoneNumberId, wabaId }, number));
  }
}

function toNewNumber(number: PhoneNumber): NewNumber {
  const { id: phoneNumberId, displayPhoneNumber: display, verifiedName: name, status } = number;
  return { phoneNumberId, display, name, status };
}

async function readList(run: BulkRun, visit: Visit, account: AccountFacts): Promise<UnknownReason | null> {
  const { wabaId, strangers, known, isSearched } = visit;
  const { graph, db, clock } = run.deps;
  const missing = new Map(known);
  const seen: NewNumber[] = [];
  for await (const page of streamNumberStates(graph, wabaId, run.signal)) {
    if (page.kind === 'unknown') {
      await giveUp(run, wabaId, missing, account, page.reason);
      return page.reason;
    }
    seen.push(...page.value.map(toNewNumber));
    await takePage(run, visit, missing, account, page.value);
    await saveNumbers(db, wabaId, page.value.map(toNewNumber), clock());
    if (missing.size === 0 && (!isSearched || strangers.size === 0)) return null;
    const halt = await run.findHalt(wabaId);
    if (halt !== null) return await leaveOut(run, missing, halt, wabaId);
  }
  await replaceNumbers(db, wabaId, seen, clock());
  // They stood there once; now they may stand anywhere.
  for (const wanted of missing.values()) for (const each of wanted) strangers.add(each);
  return null;
}

async function lookInto(run: BulkRun, visit: Visit): Promise<UnknownReason | null> {
  const { wabaId, known, isSearched } = visit;
  const halt = await run.findHalt(wabaId);
  if (halt !== null) return await leaveOut(run, known, halt, wabaId);
  const account = await run.accounts.read(wabaId);
  // Only now is it known how full the account's hour is.
  const late = await run.findHalt(wabaId);
  if (late !== null) return await leaveOut(run, known, late, wabaId);
  if (isSearched || (await isListCheaper(run, visit))) return await readList(run, visit, account);
  await readSingly(run, known, wabaId, account);
  return null;
}

/** Looks into one account. What it gives is why its list could not be searched; null: it was, or need not be. */
export async function visitAccount(run: BulkRun, visit: Visit): Promise<UnknownReason | null> {
  const reason = await lookInto(run, visit);
  return visit.isSearched ? reason : null;
}
