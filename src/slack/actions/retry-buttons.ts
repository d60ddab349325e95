import { retryPresses } from '../../answer/press-ids.ts';
import { retryPinForm } from '../../answer/retry-forms.ts';
import { pressNotes } from '../../answer/texts-actions.ts';
import { refusalText } from '../../answer/texts-guard.ts';
import { retryNotes } from '../../answer/texts-retries.ts';
import { safePins } from '../../guard/pin-streak.ts';
import { policy } from '../../guard/policy.ts';
import { hasRole } from '../../guard/roles.ts';
import type { Pressed } from '../../retries/desk.ts';
import type { Retry } from '../../retries/types.ts';
import type { Button, Click } from '../buttons/button.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { nameNumber } from './find-number.ts';
import { findRole } from './find-role.ts';
import { tell, type Work } from './tell.ts';

type Touch = (deps: WorkDeps, retry: Retry, by: string) => Promise<Pressed>;

/** The retry behind a button, where the person may touch it; null: it was told why not. */
export async function findTouched(work: Work, id: string): Promise<Retry | null> {
  const { deps, job } = work;
  const retry = await deps.actions.retries.find(id);
  if (retry === null) {
    await tell(work, retryNotes.gone);
    return null;
  }
  const role = await findRole(deps, job.user);
  const needed = policy[retry.action].role;
  if (role !== null && hasRole(role, needed)) return retry;
  const refusal = role === null ? null : ({ kind: 'role', needed, has: role } as const);
  const words =
    refusal === null
      ? pressNotes.noRole
      : refusalText(refusal, { action: retry.action, now: deps.actions.clock() });
  await tell(work, words);
  return null;
}

/** The story tells what came of it; only who was too late is told apart. */
function touchButton(name: string, touch: Touch): Button {
  return {
    name,
    async press(deps, click, eventId) {
      const work = { deps, job: click, eventId };
      const retry = await findTouched(work, click.value);
      if (retry === null) return;
      const pressed = await touch(deps, retry, click.user);
      if (pressed?.changed !== true) return await tell(work, retryNotes.ended);
      await conclude(deps, eventId, { messages: [] });
    },
  };
}

/** Asks for the PIN that the retry needs now. */
async function askPin(deps: WorkDeps, click: Click, eventId: number): Promise<void> {
  const work = { deps, job: click, eventId };
  const retry = await findTouched(work, click.value);
  if (retry === null) return;
  const { number } = await nameNumber(deps.db, retry.phoneNumberId);
  const { attempts, milestones, now } = await deps.actions.readHistory(retry.phoneNumberId);
  const view = retryPinForm({ number, draftId: retry.id }, safePins(attempts, milestones, now));
  const isOpen = click.triggerId !== null && (await deps.openForm(click.triggerId, view));
  if (!isOpen) return await tell(work, pressNotes.noForm);
  await conclude(deps, eventId, { messages: [] });
}

export const retryButtons: readonly Button[] = [
  touchButton(retryPresses.now, ({ actions }, { id }, by) => actions.retries.tryNow(id, by)),
  touchButton(retryPresses.takeOver, ({ actions }, { id }, by) => actions.retries.takeOver(id, by)),
  touchButton(retryPresses.cancel, ({ actions }, { id }, by) => actions.retries.cancel(id, by)),
  { name: retryPresses.pin, press: askPin },
];
