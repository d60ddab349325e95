import { bulkCancelActionId } from '../../answer/action-ids.ts';
import { bulkCancelTexts } from '../../answer/texts-bulk.ts';
import { cancelBulkCheck } from '../../store/bulk-checks.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import type { Button, Click } from './button.ts';

/** Whoever sees the check may end it: nothing but calls to Meta is saved by it. */
async function onCancel(deps: WorkDeps, click: Click, eventId: number): Promise<void> {
  const { value: id, channel, user } = click;
  const wasRunning = await cancelBulkCheck(deps.db, id, channel, user, deps.clock());
  const text = wasRunning ? bulkCancelTexts.accepted : bulkCancelTexts.over;
  await conclude(deps, eventId, { messages: [tellUser(click, text)] });
}

/** Cancel, under the progress of a list of numbers. */
export const bulkCancelButton: Button = { name: bulkCancelActionId, press: onCancel };
