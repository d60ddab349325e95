import { refusalText } from '../../answer/texts-guard.ts';
import type { Refusal } from '../../guard/types.ts';
import type { ActionName } from '../../knowledge/schema.ts';
import type { Draft } from './draft.ts';
import { tell, type Work } from './tell.ts';

/** Tells whoever pressed why it is not done, and writes it down. */
export async function tellRefusal(
  work: Work,
  { number, caseId }: Draft,
  action: ActionName,
  refusal: Refusal,
): Promise<void> {
  const { phoneNumberId } = number;
  const note = { kind: refusal.kind };
  await tell(work, refusalText(refusal, { action, now: work.deps.actions.clock() }), {
    audit: { actor: work.job.user, event: 'refusal', action, phoneNumberId, caseId, note },
  });
}
