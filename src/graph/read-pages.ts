import { z } from 'zod';
import type { GraphClient, Params } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { text } from './tolerant.ts';

const page = z.looseObject({
  data: z.array(z.unknown()),
  paging: z
    .looseObject({ cursors: z.looseObject({ after: text }).nullish().catch(null), next: text })
    .nullish()
    .catch(null),
});

/** Meta's largest page. */
const PAGE_SIZE = 100;

type PageQuery = {
  readonly path: string;
  readonly params?: Params;
  /** Pages to read at most; a list that goes on counts as too large. */
  readonly maxPages: number;
  readonly signal?: AbortSignal | undefined;
};

/** Reads a list page by page, handing out each page as it comes. The last value says why it could not go on. */
export async function* readPages<Item>(
  client: GraphClient,
  item: z.ZodType<Item>,
  { path, params = {}, maxPages, signal }: PageQuery,
): AsyncGenerator<Reading<readonly Item[]>> {
  let after: Params = {};
  for (let turn = 0; turn < maxPages; turn += 1) {
    const reading = await client.get(path, { ...params, limit: String(PAGE_SIZE), ...after }, signal);
    if (reading.kind === 'unknown') return void (yield reading);
    const parsed = page.safeParse(reading.value);
    const items = parsed.success ? z.array(item).safeParse(parsed.data.data) : null;
    if (!parsed.success || !items?.success) return void (yield unknown({ kind: 'unreadable', status: 200 }));
    yield { kind: 'ok', value: items.data };
    const cursor = parsed.data.paging?.cursors?.after;
    if (!parsed.data.paging?.next || !cursor) return;
    after = { after: cursor };
  }
  yield unknown({ kind: 'too-large' });
}

/** Puts the pages of a list together. */
export async function collectPages<Item>(
  pages: AsyncIterable<Reading<readonly Item[]>>,
): Promise<Reading<readonly Item[]>> {
  const all: Item[] = [];
  for await (const reading of pages) {
    if (reading.kind === 'unknown') return reading;
    all.push(...reading.value);
  }
  return { kind: 'ok', value: all };
}
