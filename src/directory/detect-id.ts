import type { UnknownReason } from '../graph/errors.ts';
import { isNodeId } from '../graph/read-node.ts';
import { findByNumberId, findWaba } from '../store/directory.ts';
import type { DirectoryDeps } from './deps.ts';
import { locate } from './locate.ts';

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

/** Asks Meta for what only one kind has. */
async function askMeta(deps: DetectDeps, id: string, signal: AbortSignal | undefined): Promise<IdAnswer> {
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

/** Numbers that only the token of their WABA shows are in its list. */
async function isInList(deps: DetectDeps, id: string, signal: AbortSignal | undefined): Promise<boolean> {
  if (!deps.graph.hasAccountTokens) return false;
  const place = await locate(deps, { kind: 'id', phoneNumberId: id }, signal);
  return place.kind === 'ok' && place.value !== null;
}

/** Says what a long id stands for: by what we know, else by asking Meta. */
export async function detectId(deps: DetectDeps, id: string, signal?: AbortSignal): Promise<IdAnswer> {
  if (!isNodeId(id)) return { kind: 'unknown', reason: { kind: 'bad-id' } };
  const known = await findKnown(deps, id);
  if (known !== null) return known;
  const answer = await askMeta(deps, id, signal);
  if (answer.kind !== 'unseen' || !(await isInList(deps, id, signal))) return answer;
  return { kind: 'phone-number', by: 'meta' };
}
