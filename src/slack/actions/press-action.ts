import type { ActionFacts } from '../../actions/read-facts.ts';
import {
  deregisterForm,
  lockedForm,
  registerForm,
  requestCodeForm,
  setPinForm,
  verifyCodeForm,
} from '../../answer/action-forms.ts';
import type { Modal } from '../../answer/modal.ts';
import { pressNotes } from '../../answer/texts-actions.ts';
import { SECOND } from '../../clock.ts';
import { decide } from '../../guard/decide.ts';
import { safePins } from '../../guard/pin-streak.ts';
import { policy } from '../../guard/policy.ts';
import type { Refusal, Role } from '../../guard/types.ts';
import type { ActionName, Knowledge } from '../../knowledge/schema.ts';
import type { Click } from '../buttons/button.ts';
import { conclude } from '../work/conclude.ts';
import { type Draft, saveDraft } from './draft.ts';
import { findRole } from './find-role.ts';
import { tellRefusal } from './refuse.ts';
import { nothingTyped } from './run.ts';
import { runOrder } from './run-order.ts';
import { tell, type Work } from './tell.ts';

/** Slack opens a form within three seconds of the press; most of them belong to Slack and to us. */
const QUICK_LOOK = SECOND;
/** What is looked at again, with more time, when the form was sent. */
const LATER = new Set<Refusal['kind']>(['could-not-tell', 'approval']);

const RESET_PIN = 'turn-off-two-step';

/** What already speaks against it, so that nobody fills in a form for nothing; null: nothing does. */
function foresee(
  action: ActionName,
  draft: Draft,
  user: string,
  role: Role,
  { guard }: ActionFacts,
): Refusal | null {
  const request = {
    action,
    actor: { user, role },
    origin: 'person',
    approval: null,
    entry: draft.entry,
  } as const;
  const decision = decide(request, guard, policy);
  return decision.kind === 'refused' && !LATER.has(decision.refusal.kind) ? decision.refusal : null;
}

type Form = { readonly facts: ActionFacts; readonly draft: Draft; readonly draftId: string };

function formOf(action: Exclude<ActionName, 'subscribe-webhooks'>, { facts, draft, draftId }: Form): Modal {
  const subject = { number: draft.number, draftId };
  switch (action) {
    case 'register': {
      const { attempts, milestones, now, number } = facts.guard;
      const isPinEnabled = number.kind === 'ok' ? number.value.isPinEnabled : null;
      return registerForm(subject, { isPinEnabled, safe: safePins(attempts, milestones, now) });
    }
    case 'set-pin':
      return setPinForm(subject);
    case 'request-code':
      return requestCodeForm(subject);
    case 'verify-code':
      return verifyCodeForm(subject);
    case 'deregister':
      return deregisterForm(subject);
  }
}

/** In the place of a form whose PIN might lock the number: how to reset it instead. */
function lockOf(
  refusal: Extract<Refusal, { kind: 'pin-streak' }>,
  form: Form,
  { procedures }: Knowledge,
): Modal {
  const { wrong, until } = refusal;
  const { now } = form.facts.guard;
  const steps = procedures.get(RESET_PIN)?.steps ?? [];
  return lockedForm({ number: form.draft.number, draftId: form.draftId }, { wrong, until, now }, steps);
}

async function open({ deps, job, eventId }: Work, click: Click, view: Modal): Promise<void> {
  const isOpen = click.triggerId !== null && (await deps.openForm(click.triggerId, view));
  if (!isOpen) return await tell({ deps, job, eventId }, pressNotes.noForm);
  await conclude(deps, eventId, { messages: [] });
}

/** A press on an action: it is refused at once where that is certain, asks what it needs, or runs. */
export async function pressAction(work: Work, click: Click, draft: Draft, action: ActionName): Promise<void> {
  const { deps } = work;
  const [role, facts] = await Promise.all([
    findRole(deps, click.user),
    deps.actions.readFacts(
      { phoneNumberId: draft.number.phoneNumberId, wabaId: draft.wabaId },
      AbortSignal.any([AbortSignal.timeout(QUICK_LOOK), deps.stopping]),
    ),
  ]);
  if (role === null) return await tell(work, pressNotes.noRole);
  const refusal = foresee(action, draft, click.user, role, facts);
  const draftId = deps.newId();
  const form: Form = { facts, draft, draftId };
  if (refusal?.kind === 'pin-streak') return await open(work, click, lockOf(refusal, form, deps.knowledge));
  if (refusal !== null) return await tellRefusal(work, draft, action, refusal);
  if (action === 'subscribe-webhooks') return await runOrder(work, draft, action, nothingTyped);
  await saveDraft(deps.db, draftId, draft, click.user, deps.clock());
  await open(work, click, formOf(action, form));
}
