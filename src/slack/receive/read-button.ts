import { CHECK_STATUS, nearestActionId, readFeedbackPress } from '../../answer/action-ids.ts';
import type { ClickJob } from '../job.ts';

/** The names of these buttons end in an entry's id. */
const NEAREST = nearestActionId('');

/** What a button of ours asks for. A button of an older or newer version is an unknown one. */
export function readButton(actionId: string, value: string): Pick<ClickJob, 'kind' | 'caseId' | 'entry'> {
  if (actionId === CHECK_STATUS) return { kind: 'check-button', caseId: value, entry: null };
  if (actionId.startsWith(NEAREST)) {
    return { kind: 'nearest-button', caseId: value, entry: actionId.slice(NEAREST.length) };
  }
  const press = readFeedbackPress(actionId, value);
  if (press !== null) {
    const { opinion, caseId, entry } = press;
    return { kind: opinion === 'helpful' ? 'helpful-button' : 'wrong-button', caseId, entry };
  }
  return { kind: 'unknown-button', caseId: value, entry: null };
}
