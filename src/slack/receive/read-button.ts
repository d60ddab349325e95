import { CHECK_STATUS, nearestActionId } from '../../answer/action-ids.ts';
import type { ClickJob } from '../job.ts';

/** The names of these buttons end in an entry's id. */
const NEAREST = nearestActionId('');

/** What a button of ours asks for. A button of an older or newer version is an unknown one. */
export function readButton(actionId: string, value: string): Pick<ClickJob, 'kind' | 'caseId' | 'entry'> {
  if (actionId === CHECK_STATUS) return { kind: 'check-button', caseId: value, entry: null };
  if (actionId.startsWith(NEAREST)) {
    return { kind: 'nearest-button', caseId: value, entry: actionId.slice(NEAREST.length) };
  }
  return { kind: 'unknown-button', caseId: value, entry: null };
}
