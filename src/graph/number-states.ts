import { z } from 'zod';
import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { NUMBER_FIELDS, type PhoneNumber, toPhoneNumber } from './phone-numbers.ts';
import { isFieldFault, isNodeId } from './read-node.ts';
import { readPages } from './read-pages.ts';

/** 2,000 numbers in one WABA; beyond them we would spend the hour's calls. */
const MAX_PAGES = 20;

/** Fields that Meta's own description of the list names; the node has more. */
const PLAIN = [
  'status',
  'code_verification_status',
  'name_status',
  'platform_type',
  'account_mode',
  'throughput',
];

const item = z.looseObject({ id: z.string() }).transform(toPhoneNumber);

/** Full fields first, and where the list knows one of them not, the plain ones: what is left out is not told. */
function fieldSets({ dropped }: GraphClient): readonly string[] {
  const { kind, defaults, further } = NUMBER_FIELDS;
  const isKnown = (field: string) => !dropped.has(`${kind}.${field}`);
  return [further, PLAIN].map((fields) => [...defaults, ...fields.filter(isKnown)].join(','));
}

/**
 * The numbers of a WABA page by page, each with its whole state: one call for up to a hundred numbers, where reading each
 * by itself takes one call a number. The last value says why it could not go on.
 */
export async function* streamNumberStates(
  client: GraphClient,
  wabaId: string,
  signal?: AbortSignal,
): AsyncGenerator<Reading<readonly PhoneNumber[]>> {
  if (!isNodeId(wabaId)) return void (yield unknown({ kind: 'bad-id' }));
  const sets = fieldSets(client);
  for (const [at, fields] of sets.entries()) {
    const query = { path: `${wabaId}/phone_numbers`, params: { fields }, maxPages: MAX_PAGES, signal };
    let isRefused = false;
    for await (const page of readPages(client, item, query)) {
      isRefused = at < sets.length - 1 && isFieldFault(page);
      if (isRefused) break;
      yield page.kind === 'ok' ? { kind: 'ok', value: page.value.filter((number) => number !== null) } : page;
    }
    if (!isRefused) return;
  }
}
