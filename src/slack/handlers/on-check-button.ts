import { numberForm } from '../../answer/number-form.ts';
import { checkRunningText, noNumberText, unknownCaseText } from '../../answer/texts-desk.ts';
import { findCase } from '../../store/cases.ts';
import { hasEarlierOpen } from '../../store/events.ts';
import type { ClickJob } from '../job.ts';
import { conclude } from './conclude.ts';
import type { HandlerDeps } from './deps.ts';
import { postStatus, targetOf } from './post-status.ts';
import { tellClicker } from './tell-clicker.ts';

/** Asks for the number in a form; where Slack opens none, in words. */
async function askForNumber(deps: HandlerDeps, job: ClickJob, eventId: number, seen: readonly string[]) {
  const { triggerId, caseId, channel, threadTs } = job;
  const view = numberForm({ caseId, channel, threadTs, seen });
  const isOpen = triggerId !== null && (await deps.openForm(triggerId, view));
  await conclude(deps, eventId, { messages: isOpen ? [] : [tellClicker(job, noNumberText())] });
}

/** "Check live status". */
export async function onCheckButton(deps: HandlerDeps, job: ClickJob, eventId: number): Promise<void> {
  const tell = async (text: string) => await conclude(deps, eventId, { messages: [tellClicker(job, text)] });
  const found = await findCase(deps.db, job.caseId);
  if (found === null) return await tell(unknownCaseText());
  const target = targetOf(found);
  if (target === null) return await askForNumber(deps, job, eventId, found.phones);
  if (await hasEarlierOpen(deps.db, eventId, job.kind, job.caseId)) return await tell(checkRunningText());
  await postStatus(deps, job, job.key, eventId, found, target);
}
