import type { AuditEvent } from '../audit/types.ts';
import type { Clock } from '../clock.ts';
import { appendAudit } from '../store/audit.ts';
import type { Along } from '../store/retries.ts';
import type { Db } from '../store/schema.ts';
import { dropSecrets } from '../store/secrets.ts';
import { isOpen } from './story.ts';
import type { Retry } from './types.ts';

/** Who is named where nobody asked for it. */
const SELF = 'wa-desk';

/** A row of the audit about a retry: how it stands now. */
export async function auditRetry(
  tx: Db,
  retry: Retry,
  { actor, event, change }: { actor: string; event: AuditEvent; change: string },
  now: number,
): Promise<void> {
  const { id, action, phoneNumberId, caseId, state, end, tries, dueAt } = retry;
  const note = { change, retryId: id, state, why: end, tries, dueAt };
  await appendAudit(tx, { actor, event, action, phoneNumberId, caseId, note }, now);
}

/** A PIN goes when the retry is over. One that was wrong stays: after two-step was switched off it is a new one. */
async function forgetPin(tx: Db, retry: Retry, by: string, now: number): Promise<void> {
  if (!isOpen(retry)) await dropSecrets(tx, retry.id, { by, now });
}

/** Looks that found nothing new are in the story only, and a call has rows of its own. */
function hasTurned(before: Retry, after: Retry): boolean {
  if (after.state === 'acting') return false;
  return before.state !== after.state || before.end !== after.end || before.tries !== after.tries;
}

/** What a turn writes down beside the row. */
export function alongTurn(clock: Clock): Along {
  return async (tx, before, after) => {
    const told = { actor: SELF, event: 'retry', change: 'turn' } as const;
    if (hasTurned(before, after)) await auditRetry(tx, after, told, clock());
    await forgetPin(tx, after, SELF, clock());
  };
}

/** What a person's word writes down beside the row. */
export function alongPerson(actor: string, change: 'nudge' | 'cancel' | 'take-over', clock: Clock): Along {
  return async (tx, _before, after) => {
    const event = change === 'nudge' ? 'retry' : 'cancel';
    await auditRetry(tx, after, { actor, event, change }, clock());
    await forgetPin(tx, after, actor, clock());
  };
}
