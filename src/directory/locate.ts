import { type Reading, unknown } from '../graph/errors.ts';
import { findPhoneNumber, hasDigits, type NumberMatch } from '../graph/find-phone-number.ts';
import { findByDigits, findByNumberId, saveNumber } from '../store/directory.ts';
import type { DirectoryDeps } from './deps.ts';
import { knownWabaIds, learnWabas, toNewNumber } from './sync.ts';

/** A number and its account, with the moment when we first saw it there. */
export type Located = {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  /** null: never before now. */
  readonly firstSeenAt: number | null;
};

/** The number to look at: Meta's id of it, or the number itself in E.164. */
export type NumberTarget =
  | { readonly kind: 'id'; readonly phoneNumberId: string }
  | { readonly kind: 'phone'; readonly e164: string };

async function findKnown({ db }: DirectoryDeps, target: NumberTarget): Promise<Located | null> {
  return target.kind === 'id'
    ? await findByNumberId(db, target.phoneNumberId)
    : await findByDigits(db, target.e164);
}

function matchOf(target: NumberTarget): NumberMatch {
  if (target.kind === 'phone') return hasDigits(target.e164);
  return ({ phoneNumberId }) => phoneNumberId === target.phoneNumberId;
}

/** The WABAs to look through: those known, or, where none is, those that the portfolio tells. */
async function wabasToSearch(
  deps: DirectoryDeps,
  signal: AbortSignal | undefined,
): Promise<Reading<readonly string[]>> {
  const known = await knownWabaIds(deps);
  return known.length > 0 ? { kind: 'ok', value: known } : await learnWabas(deps, signal);
}

/**
 * Says where a number stands: from the store, else by looking through the lists of our WABAs, after which the
 * store knows it. null: in none of them. Unknown with `no-waba`: there is no account to look in.
 */
export async function locate(
  deps: DirectoryDeps,
  target: NumberTarget,
  signal?: AbortSignal,
): Promise<Reading<Located | null>> {
  const known = await findKnown(deps, target);
  if (known !== null) return { kind: 'ok', value: known };
  const wabas = await wabasToSearch(deps, signal);
  if (wabas.kind === 'unknown') return wabas;
  if (wabas.value.length === 0) return unknown({ kind: 'no-waba' });
  const place = await findPhoneNumber(deps.graph, wabas.value, matchOf(target), signal);
  if (place.kind === 'unknown') return place;
  if (place.value === null) return { kind: 'ok', value: null };
  const { phoneNumberId, wabaId, listed } = place.value;
  await saveNumber(deps.db, wabaId, toNewNumber(listed), deps.clock());
  return { kind: 'ok', value: { phoneNumberId, wabaId, firstSeenAt: deps.clock() } };
}
