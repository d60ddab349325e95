import { describeChecklist, procedureOf } from '../../actions/registry.ts';
import type { Modal } from '../../answer/modal.ts';
import { isChecklist } from '../../answer/press-ids.ts';
import { checklistForm, retryForm } from '../../answer/retry-forms.ts';
import { pressNotes } from '../../answer/texts-actions.ts';
import { MINUTE } from '../../clock.ts';
import { policy } from '../../guard/policy.ts';
import { hasRole } from '../../guard/roles.ts';
import { firstWait } from '../../retries/first-wait.ts';
import type { Click } from '../buttons/button.ts';
import { conclude } from '../work/conclude.ts';
import { type Draft, saveDraft } from './draft.ts';
import { findRole } from './find-role.ts';
import { pastedDetails } from './pasted-details.ts';
import { tellRefusal } from './refuse.ts';
import { RETRIED, UNNAMED_CAUSE } from './start-retry.ts';
import { tell, type Work } from './tell.ts';
import { tellRunning } from './tell-running.ts';

type Subject = { readonly number: Draft['number']; readonly draftId: string; readonly canKeep: boolean };

/** The list of steps that the entry leads through, with the wait that Meta needs after the last of them. */
function checklistOf({ deps }: Work, subject: Subject, draft: Draft): Modal | null {
  const { name } = draft;
  const checklist = isChecklist(name) ? describeChecklist(name) : null;
  if (checklist === null) return null;
  const { entries, procedures } = deps.knowledge;
  const entry = draft.entry === null ? null : (entries.get(draft.entry) ?? null);
  const steps = procedures.get(procedureOf(checklist, entry))?.steps ?? [];
  const minutes = checklist.wait === 0 ? null : Math.round(checklist.wait / MINUTE);
  return checklistForm(subject, { name: checklist.name, steps, minutes });
}

async function plainRetry({ deps }: Work, subject: Subject, draft: Draft): Promise<Modal> {
  const history = await deps.actions.readHistory(draft.number.phoneNumberId);
  const details = await pastedDetails(deps.db, draft.caseId);
  const cause = { action: RETRIED, entry: draft.entry ?? UNNAMED_CAUSE, details };
  const until = firstWait(cause, history);
  return retryForm(subject, { until: until <= history.now ? null : until, now: history.now });
}

/** A press on "retry when possible", or on something that is done by hand first: the form says what will happen. */
export async function pressRetry(work: Work, click: Click, draft: Draft): Promise<void> {
  const { deps, eventId } = work;
  const { db, actions } = deps;
  const needed = policy[RETRIED].role;
  const role = await findRole(deps, click.user);
  if (role === null) return await tell(work, pressNotes.noRole);
  if (!hasRole(role, needed)) {
    return await tellRefusal(work, draft, RETRIED, { kind: 'role', needed, has: role });
  }
  const { phoneNumberId } = draft.number;
  const [running] = await actions.retries.list({ phoneNumberId, onlyOpen: true, limit: 1 });
  if (running !== undefined) return await tellRunning(work, running, draft.number);
  const draftId = deps.newId();
  const subject = { number: draft.number, draftId, canKeep: actions.canKeep };
  await saveDraft(db, draftId, draft, click.user, deps.clock());
  const view = checklistOf(work, subject, draft) ?? (await plainRetry(work, subject, draft));
  const isOpen = click.triggerId !== null && (await deps.openForm(click.triggerId, view));
  if (!isOpen) return await tell(work, pressNotes.noForm);
  await conclude(deps, eventId, { messages: [] });
}
