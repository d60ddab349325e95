import { z } from 'zod';
import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { isNodeId } from './read-node.ts';
import { collectPages, readPages } from './read-pages.ts';
import { text } from './tolerant.ts';

/** A WABA that a portfolio owns, or that a client shared with it. */
export type PortfolioWaba = { readonly wabaId: string; readonly name: string | null };

const EDGES = ['owned_whatsapp_business_accounts', 'client_whatsapp_business_accounts'] as const;
const MAX_PAGES = 20;

const schema = z
  .looseObject({ id: z.string(), name: text })
  .transform((each) => ({ wabaId: each.id, name: each.name ?? null }));

/** The WABAs of a business portfolio, its own and those shared with it; asks for `business_management`. */
export async function listPortfolioWabas(
  client: GraphClient,
  businessId: string,
  signal?: AbortSignal,
): Promise<Reading<readonly PortfolioWaba[]>> {
  if (!isNodeId(businessId)) return unknown({ kind: 'bad-id' });
  const lists = await Promise.all(
    EDGES.map((edge) => {
      const query = {
        path: `${businessId}/${edge}`,
        params: { fields: 'id,name' },
        maxPages: MAX_PAGES,
        signal,
      };
      return collectPages(readPages(client, schema, query));
    }),
  );
  const unread = lists.find((list) => list.kind === 'unknown');
  if (unread !== undefined) return unread;
  const wabas = lists.flatMap((list) => (list.kind === 'ok' ? list.value : []));
  return { kind: 'ok', value: [...new Map(wabas.map((waba) => [waba.wabaId, waba])).values()] };
}
