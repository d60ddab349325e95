import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { type ListedNumber, streamPhoneNumbers } from './number-list.ts';
import { isNodeId } from './read-node.ts';

/** Where a number was found, and how its list shows it. */
export type NumberPlace = {
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly listed: ListedNumber;
};

export type NumberMatch = (number: ListedNumber) => boolean;

type Shown = Pick<ListedNumber, 'displayPhoneNumber'>;

const digitsOf = (text: string | null) => (text ?? '').replace(/\D/g, '');

/** Fits the number that is written so, in E.164 or as Meta shows it. */
export function hasDigits(e164: string): (number: Shown) => boolean {
  const digits = digitsOf(e164);
  return ({ displayPhoneNumber }) => digits !== '' && digitsOf(displayPhoneNumber) === digits;
}

/** Looks through the numbers of one WABA; null: not among them. */
async function findInWaba(
  client: GraphClient,
  wabaId: string,
  fits: NumberMatch,
  signal: AbortSignal | undefined,
): Promise<Reading<NumberPlace | null>> {
  if (!isNodeId(wabaId)) return unknown({ kind: 'bad-id' });
  for await (const reading of streamPhoneNumbers(client, wabaId, signal)) {
    if (reading.kind === 'unknown') return reading;
    const hit = reading.value.find(fits);
    if (hit === undefined) continue;
    return { kind: 'ok', value: { phoneNumberId: hit.phoneNumberId, wabaId, listed: hit } };
  }
  return { kind: 'ok', value: null };
}

/**
 * Finds a number among those of our WABAs. A value of null says that it is in none of them; if one list
 * could not be read and the others do not have it, nothing can be told.
 */
export async function findPhoneNumber(
  client: GraphClient,
  wabaIds: readonly string[],
  fits: NumberMatch,
  signal?: AbortSignal,
): Promise<Reading<NumberPlace | null>> {
  const readings = await Promise.all(wabaIds.map((wabaId) => findInWaba(client, wabaId, fits, signal)));
  const hit = readings.find((reading) => reading.kind === 'ok' && reading.value !== null);
  const unread = readings.find((reading) => reading.kind === 'unknown');
  return hit ?? unread ?? { kind: 'ok', value: null };
}
