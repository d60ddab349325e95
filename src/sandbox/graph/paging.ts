import type { GraphReply } from './envelope.ts';
import type { GraphRequest } from './request.ts';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

/** One page of a list with Graph's cursors; `after` is the cursor of the last item seen. */
export function answerPage<Item extends { readonly id: string }>(
  request: GraphRequest,
  items: readonly Item[],
  write: (item: Item) => unknown,
): GraphReply {
  const { after } = request.parameters;
  const asked = Number(request.parameters.limit ?? DEFAULT_LIMIT);
  const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, MAX_LIMIT) : DEFAULT_LIMIT;
  const start = after === undefined ? 0 : items.findIndex((item) => cursorOf(item) === after) + 1;
  const page = items.slice(start, start + limit);
  const [first] = page;
  const last = page.at(-1);
  if (first === undefined || last === undefined) return { status: 200, body: { data: [] } };
  const cursors = { before: cursorOf(first), after: cursorOf(last) };
  const more = start + limit < items.length ? { next: nextLink(request, cursors.after) } : {};
  const data = page.map(write);
  return { status: 200, body: { data, paging: { cursors, ...more } } };
}

function cursorOf(item: { readonly id: string }): string {
  return Buffer.from(item.id).toString('base64url');
}

function nextLink(request: GraphRequest, after: string): string {
  const url = new URL(`/${[request.version, ...request.path].join('/')}`, request.baseUrl);
  for (const [name, value] of Object.entries(request.parameters)) url.searchParams.set(name, value);
  url.searchParams.set('after', after);
  return url.toString();
}
