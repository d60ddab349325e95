import type { GraphClient, Params } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { phoneNumberPageSchema } from './schemas.ts';

/** Where a number was found. */
export type NumberPlace = { readonly phoneNumberId: string; readonly wabaId: string };

/** Meta's largest page. */
const PAGE_SIZE = 100;
/** 2,000 numbers in one WABA; beyond them the search gives up rather than spend the hour's calls. */
const MAX_PAGES = 20;

const digitsOf = (text: string | undefined) => (text ?? '').replace(/\D/g, '');

type Page = { readonly hit: string | null; readonly after: string | null };

async function readPage(
  client: GraphClient,
  wabaId: string,
  digits: string,
  params: Params,
  signal: AbortSignal | undefined,
): Promise<Reading<Page>> {
  const reading = await client.get(`${wabaId}/phone_numbers`, params, signal);
  if (reading.kind === 'unknown') return reading;
  const parsed = phoneNumberPageSchema.safeParse(reading.value);
  if (!parsed.success) return unknown({ kind: 'unreadable', status: 200 });
  const { data, paging } = parsed.data;
  const hit = data.find((number) => digitsOf(number.display_phone_number) === digits);
  const after = paging?.next === undefined ? null : (paging.cursors?.after ?? null);
  return { kind: 'ok', value: { hit: hit?.id ?? null, after } };
}

/** Looks through the numbers of one WABA; null: not among them. */
async function findInWaba(
  client: GraphClient,
  wabaId: string,
  digits: string,
  signal: AbortSignal | undefined,
): Promise<Reading<NumberPlace | null>> {
  let params: Params = { fields: 'id,display_phone_number', limit: String(PAGE_SIZE) };
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const reading = await readPage(client, wabaId, digits, params, signal);
    if (reading.kind === 'unknown') return reading;
    const { hit, after } = reading.value;
    if (hit !== null) return { kind: 'ok', value: { phoneNumberId: hit, wabaId } };
    if (after === null) return { kind: 'ok', value: null };
    params = { ...params, after };
  }
  return unknown({ kind: 'too-large' });
}

/**
 * Finds a number, given in E.164, among the numbers of our WABAs. A value of null says that it is in none
 * of them; if one list could not be read and the others do not have it, nothing can be told.
 */
export async function findPhoneNumber(
  client: GraphClient,
  wabaIds: readonly string[],
  e164: string,
  signal?: AbortSignal,
): Promise<Reading<NumberPlace | null>> {
  const digits = digitsOf(e164);
  const readings = await Promise.all(wabaIds.map((wabaId) => findInWaba(client, wabaId, digits, signal)));
  const hit = readings.find((reading) => reading.kind === 'ok' && reading.value !== null);
  const unread = readings.find((reading) => reading.kind === 'unknown');
  return hit ?? unread ?? { kind: 'ok', value: null };
}
