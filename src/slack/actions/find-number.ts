import type { NumberName } from '../../answer/number-name.ts';
import { SECOND } from '../../clock.ts';
import { locate } from '../../directory/locate.ts';
import type { Case } from '../../store/cases.ts';
import { findByDigits, findByNumberId, type KnownNumber } from '../../store/directory.ts';
import type { Db } from '../../store/schema.ts';
import { targetOf } from '../messages/target-of.ts';
import type { WorkDeps } from '../work/deps.ts';

export type FoundNumber = { readonly number: NumberName; readonly wabaId: string | null };

function toFound({ phoneNumberId, display, name, wabaId }: KnownNumber): FoundNumber {
  return { number: { phoneNumberId, display, name }, wabaId };
}

/** What a number is called, as far as the directory knows it. */
export async function nameNumber(db: Db, phoneNumberId: string): Promise<FoundNumber> {
  const known = await findByNumberId(db, phoneNumberId);
  return known === null
    ? { number: { phoneNumberId, display: null, name: null }, wabaId: null }
    : toFound(known);
}

/**
 * The number that a press is about: the one that stood beside the button, else the one that the case is about.
 * `unseen`: the case names a number that is in none of our accounts, as far as we have looked.
 */
export async function findPressedNumber(
  db: Db,
  phoneNumberId: string | null,
  found: Case,
): Promise<FoundNumber | 'none' | 'unseen'> {
  if (phoneNumberId !== null) return await nameNumber(db, phoneNumberId);
  const target = targetOf(found);
  if (target === null) return 'none';
  if (target.kind === 'id') return await nameNumber(db, target.phoneNumberId);
  const known = await findByDigits(db, target.e164);
  return known === null ? 'unseen' : toFound(known);
}

/** Slack opens a form within three seconds of the press, and more has to be read before. */
const QUICK_SEARCH = SECOND;

/** The same, with a short look through our accounts for a number that was never seen. */
export async function searchPressedNumber(
  { db, status, stopping }: Pick<WorkDeps, 'db' | 'status' | 'stopping'>,
  phoneNumberId: string | null,
  found: Case,
): Promise<FoundNumber | 'none' | 'unseen'> {
  const known = await findPressedNumber(db, phoneNumberId, found);
  const target = targetOf(found);
  if (known !== 'unseen' || target === null) return known;
  const located = await locate(
    status,
    target,
    AbortSignal.any([AbortSignal.timeout(QUICK_SEARCH), stopping]),
  );
  if (located.kind === 'unknown' || located.value === null) return known;
  return await nameNumber(db, located.value.phoneNumberId);
}
