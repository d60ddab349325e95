import type { Finding } from '../../checks/finding.ts';
import { type Case, saveCase } from '../../store/cases.ts';
import { finishEvent } from '../../store/events.ts';
import { recordFinding } from '../../store/findings.ts';
import { type NewMessage, planMessage } from '../../store/outbox.ts';
import type { Db } from '../../store/schema.ts';
import type { WorkDeps } from './deps.ts';

/** What decided about a paste. `unknown`: asked and not recognised; `silent`: talk, left alone. */
export type Decision = 'code' | 'phrase' | 'model' | 'unknown' | 'silent';

/** What came of an event. */
export type Outcome = {
  readonly case?: Case;
  readonly findings?: { readonly caseId: string; readonly findings: readonly Finding[] };
  readonly messages: readonly NewMessage[];
  /** Of a paste, for the figures. */
  readonly decision?: Decision;
  /** What else is written down with it, after the case. */
  readonly also?: (tx: Db, now: number) => Promise<unknown>;
};

/**
 * Writes down in one transaction what came of an event, the messages to send included, and that it is done.
 * A crash before it has the event worked off again; a crash after it leaves the messages in the outbox.
 */
export async function conclude(
  { db, clock, kick, metrics }: Pick<WorkDeps, 'db' | 'clock' | 'kick' | 'metrics'>,
  eventId: number,
  outcome: Outcome,
): Promise<void> {
  const now = clock();
  const receivedAt = await db.transaction().execute(async (tx) => {
    if (outcome.case !== undefined) await saveCase(tx, outcome.case, now);
    const { caseId, findings } = outcome.findings ?? { caseId: '', findings: [] };
    for (const finding of findings) await recordFinding(tx, caseId, finding, now);
    await outcome.also?.(tx, now);
    for (const message of outcome.messages) await planMessage(tx, message, now);
    return await finishEvent(tx, eventId, now);
  });
  kick();
  if (outcome.decision === undefined) return;
  const labels = { outcome: outcome.decision };
  metrics.count('wadesk_answers_total', labels);
  metrics.time('wadesk_answer_seconds', labels, now - (receivedAt ?? now));
}
