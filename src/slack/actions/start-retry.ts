import { describeChecklist } from '../../actions/registry.ts';
import { isChecklist } from '../../answer/press-ids.ts';
import { pressNotes } from '../../answer/texts-actions.ts';
import { retryNote } from '../../answer/texts-retries.ts';
import { policy } from '../../guard/policy.ts';
import { hasRole } from '../../guard/roles.ts';
import type { ActionName } from '../../knowledge/schema.ts';
import { recordMilestone } from '../../store/milestones.ts';
import { conclude } from '../work/conclude.ts';
import { claimButtons, releaseButtons } from './claim.ts';
import { tellClaim } from './claimed.ts';
import type { Draft } from './draft.ts';
import { findRole } from './find-role.ts';
import { orderIdOf } from './order-of.ts';
import { notePressed } from './pressed-note.ts';
import { tellRefusal } from './refuse.ts';
import { tell, type Work } from './tell.ts';
import { tellRunning } from './tell-running.ts';

/** What is tried again and again. */
export const RETRIED: ActionName = 'register';
/** A retry under a card that no error led to: the number is just not registered. */
export const UNNAMED_CAUSE = 'not-registered';

/** A PIN that a restart has lost is asked for again when its time has come. */
type Typed = { readonly pin: string | null; readonly secretId: string | null };

async function forget({ deps }: Work, { secretId }: Typed): Promise<void> {
  if (secretId !== null) await deps.actions.sealed.drop(deps.db, secretId);
}

/** The wait runs from the moment when the person said that it is done. */
async function remember({ deps, job }: Work, { name, number, caseId }: Draft, at: number): Promise<void> {
  const checklist = isChecklist(name) ? describeChecklist(name) : null;
  if (checklist === null) return;
  const { phoneNumberId } = number;
  await recordMilestone(deps.db, { kind: checklist.milestone, at, phoneNumberId, by: job.user, caseId }, at);
}

async function mayStart(work: Work, draft: Draft): Promise<boolean> {
  const { deps, job } = work;
  const needed = policy[RETRIED].role;
  const role = await findRole(deps, job.user);
  if (role !== null && hasRole(role, needed)) return true;
  if (role === null) await tell(work, pressNotes.noRole);
  else await tellRefusal(work, draft, RETRIED, { kind: 'role', needed, has: role });
  return false;
}

/** Starts the retry of a number; its story comes into the thread by itself. */
export async function startRetry(work: Work, draft: Draft, typed: Typed): Promise<void> {
  const { deps, job, eventId } = work;
  const { db, actions } = deps;
  const { number, wabaId, caseId, channel, threadTs } = draft;
  if (!(await mayStart(work, draft))) return await forget(work, typed);
  const orderId = orderIdOf(job);
  const by = job.user;
  const mine = { kind: 'claim', orderId, action: RETRIED, isRetry: true, by, at: actions.clock() } as const;
  const claim = await claimButtons(db, draft, mine);
  if (claim.orderId !== orderId) {
    await forget(work, typed);
    return await tellClaim(work, claim, number);
  }
  await remember(work, draft, claim.at);
  const started = await actions.retries.start({
    ...{ id: orderId, phoneNumberId: number.phoneNumberId, wabaId, caseId, channel, threadTs, by },
    ...{ action: RETRIED, entry: draft.entry ?? UNNAMED_CAUSE },
    ...(typed.pin === null ? {} : { pin: typed.pin }),
  });
  await forget(work, typed);
  if (started.kind === 'running') {
    await releaseButtons(db, draft, orderId);
    return await tellRunning(work, started.retry, number);
  }
  const note = retryNote(by, claim.at, actions.clock());
  await conclude(deps, eventId, { messages: await notePressed(db, draft, orderId, 'retry', note) });
}
