import { createHash } from 'node:crypto';
import type { AuditEntry, AuditRow } from './types.ts';

/** The hash before the first row. */
export const GENESIS = '0'.repeat(64);

/** Where the chain ends: how many rows there are, and the hash of the last. */
export type AuditHead = { readonly count: number; readonly hash: string };

export const emptyHead: AuditHead = { count: 0, hash: GENESIS };

/**
 * sha256 over the canonical form of a row: a JSON array of everything in it, the hash before it included, in an
 * order that never changes.
 */
export function hashRow(row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, actor, event, action, phoneNumberId, caseId, attemptId } = row;
  const { before, after, fbtraceId, note, prevHash } = row;
  const about = [seq, at, actor, event, action, phoneNumberId, caseId, attemptId];
  const canonical = JSON.stringify(['v1', ...about, before, after, fbtraceId, note, prevHash]);
  return createHash('sha256').update(canonical).digest('hex');
}

/** Half a surrogate pair cannot be stored, and what is read back would have another hash. */
const wellFormed = (text: string | null | undefined) => text?.toWellFormed() ?? null;

/** The row that comes next in the chain. */
export function chainRow(head: AuditHead, entry: AuditEntry, at: number): AuditRow {
  const { note } = entry;
  const row = {
    seq: head.count + 1,
    at,
    actor: entry.actor.toWellFormed(),
    event: entry.event,
    action: entry.action ?? null,
    phoneNumberId: wellFormed(entry.phoneNumberId),
    caseId: wellFormed(entry.caseId),
    attemptId: wellFormed(entry.attemptId),
    before: wellFormed(entry.before),
    after: wellFormed(entry.after),
    fbtraceId: wellFormed(entry.fbtraceId),
    note: note === null || note === undefined ? null : JSON.stringify(note),
    prevHash: head.hash,
  };
  return { ...row, hash: hashRow(row) };
}
