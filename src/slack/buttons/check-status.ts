import { CHECK_STATUS } from '../../answer/action-ids.ts';
import { numberForm } from '../../answer/number-form.ts';
import { checkRunningText, noNumberText, unknownCaseText } from '../../answer/texts-desk.ts';
import { findCase } from '../../store/cases.ts';
import { hasEarlierOpen } from '../../store/events.ts';
import { subjectOf } from '../job.ts';
import { postStatus } from '../messages/post-status.ts';
import { targetOf } from '../messages/target-of.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import { type Button, type Click, threadOf } from './button.ts';

/** Asks for the number in a form; where Slack opens none, in words. */
async function askForNumber(deps: WorkDeps, click: Click, eventId: number, seen: readonly string[]) {
  const { triggerId, value: caseId, channel } = click;
  const view = numberForm({ caseId, channel, threadTs: threadOf(click), seen });
  const isOpen = triggerId !== null && (await deps.openForm(triggerId, view));
  await conclude(deps, eventId, { messages: isOpen ? [] : [tellUser(click, noNumberText())] });
}

/** "Check live status". */
async function onCheckStatus(deps: WorkDeps, click: Click, eventId: number): Promise<void> {
  const tell = async (text: string) => await conclude(deps, eventId, { messages: [tellUser(click, text)] });
  const found = await findCase(deps.db, click.value);
  if (found === null) return await tell(unknownCaseText());
  const target = targetOf(found);
  if (target === null) return await askForNumber(deps, click, eventId, found.phones);
  if (await hasEarlierOpen(deps.db, eventId, click.kind, subjectOf(click))) {
    return await tell(checkRunningText());
  }
  const place = { channel: click.channel, threadTs: threadOf(click), user: click.user };
  await postStatus(deps, place, click.key, eventId, found, target);
}

export const checkStatusButton: Button = { name: CHECK_STATUS, press: onCheckStatus };
