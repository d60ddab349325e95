import { findButton } from '../buttons/table.ts';
import { onCommand } from '../commands/wa-status.ts';
import { findForm } from '../forms/table.ts';
import type { Job } from '../job.ts';
import { onMessage } from '../messages/on-message.ts';
import type { WorkDeps } from './deps.ts';
import { turnedAway } from './viewers-only.ts';

/** Works a job off. Whoever does it marks the event as done together with what came of it. */
export async function handleJob(deps: WorkDeps, job: Job, eventId: number): Promise<void> {
  if (await turnedAway(deps, job, eventId)) return;
  switch (job.kind) {
    case 'message':
    case 'mention':
    case 'direct-message':
    case 'shortcut':
      return await onMessage(deps, job, eventId);
    case 'click': {
      const { button, argument } = findButton(job.actionId);
      return await button.press(deps, { ...job, argument }, eventId);
    }
    case 'form':
      return await findForm(job.form).handle(deps, job, eventId);
    case 'command':
      return await onCommand(deps, job, eventId);
  }
}
