import { unknownButtonText } from '../../answer/texts-desk.ts';
import type { ClickJob } from '../job.ts';
import { conclude } from './conclude.ts';
import type { HandlerDeps } from './deps.ts';
import { tellClicker } from './tell-clicker.ts';

/** A button that no handler knows: of another version, or forged. The click is answered all the same. */
export async function onUnknownButton(deps: HandlerDeps, job: ClickJob, eventId: number): Promise<void> {
  await conclude(deps, eventId, { messages: [tellClicker(job, unknownButtonText())] });
}
