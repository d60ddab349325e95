import type { Markup } from '../../answer/markup.ts';
import type { AuditEntry } from '../../audit/types.ts';
import { appendAudit } from '../../store/audit.ts';
import type { NewMessage } from '../../store/outbox.ts';
import type { ClickJob, FormJob } from '../job.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';

export type Work = { readonly deps: WorkDeps; readonly job: ClickJob | FormJob; readonly eventId: number };

type Telling = {
  readonly messages?: readonly NewMessage[];
  /** What the audit says of it. */
  readonly audit?: AuditEntry;
};

/** Ends the work with a word to whoever pressed. */
export async function tell(
  { deps, job, eventId }: Work,
  words: Markup | string,
  { messages = [], audit }: Telling = {},
): Promise<void> {
  const text = typeof words === 'string' ? words : words.source;
  const { clock } = deps.actions;
  await conclude(deps, eventId, {
    messages: [...messages, tellUser(job, text)],
    also: async (tx) => (audit === undefined ? undefined : await appendAudit(tx, audit, clock())),
  });
}
