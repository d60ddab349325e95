import { z } from 'zod';
import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { isNodeId } from './read-node.ts';
import { collectPages, readPages } from './read-pages.ts';
import { text } from './tolerant.ts';

/** A number as the list of its WABA shows it. */
export type ListedNumber = {
  readonly phoneNumberId: string;
  readonly displayPhoneNumber: string | null;
  readonly verifiedName: string | null;
  readonly status: string | null;
};

/** 2,000 numbers in one WABA; beyond them we would spend the hour's calls. */
const MAX_PAGES = 20;
const FIELDS = 'id,display_phone_number,verified_name,status';

const schema = z
  .looseObject({ id: z.string(), display_phone_number: text, verified_name: text, status: text })
  .transform((each) => ({
    phoneNumberId: each.id,
    displayPhoneNumber: each.display_phone_number ?? null,
    verifiedName: each.verified_name ?? null,
    status: each.status ?? null,
  }));

/** The numbers of a WABA page by page, the newest first. */
export function streamPhoneNumbers(
  client: GraphClient,
  wabaId: string,
  signal?: AbortSignal,
): AsyncGenerator<Reading<readonly ListedNumber[]>> {
  const query = { path: `${wabaId}/phone_numbers`, params: { fields: FIELDS }, maxPages: MAX_PAGES, signal };
  return readPages(client, schema, query);
}

/** All numbers of a WABA, the newest first. */
export async function listPhoneNumbers(
  client: GraphClient,
  wabaId: string,
  signal?: AbortSignal,
): Promise<Reading<readonly ListedNumber[]>> {
  if (!isNodeId(wabaId)) return unknown({ kind: 'bad-id' });
  return await collectPages(streamPhoneNumbers(client, wabaId, signal));
}
