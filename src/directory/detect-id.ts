import type { UnknownReason } from '../graph/errors.ts';
import { isNodeId } from '../graph/read-node.ts';
import { findByNumberId, findWaba } from '../store/directory.ts';
import type { DirectoryDeps } from './deps.ts';

type IdKind = 'phone-number' | 'waba' | 'business' | 'app';

/** What an id is; `unseen`: Meta shows us nothing under it; unknown: it could not be asked. */
export type IdAnswer =
  | { readonly kind: IdKind; readonly by: 'store' | 'settings' | 'meta' }
  | { readonly kind: 'unseen' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

export type DetectDeps = DirectoryDeps & { readonly appId: string | null };

/** A field that only this kind of object has: asking for it tells the kind. */
const TELLTALE: readonly (readonly [IdKind, string])[] = [
  ['phone-number', 'display_phone_number'],
  ['waba', 'account_review_status'],
  ['business', 'verification_status'],
  ['app', 'link'],
];

/** Meta's codes for "no such object or no such field here" rather than for a failure. */
const NOT_THIS = new Set([100, 10, 200, 803]);

async function findKnown(deps: DetectDeps, id: string): Promise<IdAnswer | null> {
  if ((await findByNumberId(deps.db, id)) !== null) return { kind: 'phone-number', by: 'store' };
  if (deps.wabaIds.includes(id)) return { kind: 'waba', by: 'settings' };
  if ((await findWaba(deps.db, id)) !== null) return { kind: 'waba', by: 'store' };
  if (id === deps.businessId) return { kind: 'business', by: 'settings' };
  return id === deps.appId ? { kind: 'app', by: 'settings' } : null;
}

/** Says what a long id stands for: by what we know, else by asking Meta for what only one kind has. */
export async function detectId(deps: DetectDeps, id: string, signal?: AbortSignal): Promise<IdAnswer> {
  if (!isNodeId(id)) return { kind: 'unknown', reason: { kind: 'bad-id' } };
  const known = await findKnown(deps, id);
  if (known !== null) return known;
  const readings = await Promise.all(
    TELLTALE.map(async ([kind, fields]) => ({ kind, reading: await deps.graph.get(id, { fields }, signal) })),
  );
  const hit = readings.find(({ reading }) => reading.kind === 'ok');
  if (hit !== undefined) return { kind: hit.kind, by: 'meta' };
  for (const { reading } of readings) {
    if (reading.kind === 'ok') continue;
    const { reason } = reading;
    if (reason.kind !== 'refused' || !NOT_THIS.has(reason.error.code)) return { kind: 'unknown', reason };
  }
  return { kind: 'unseen' };
}
