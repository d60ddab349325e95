import {
  CHECK_STATUS,
  nearestActionId,
  pageActionId,
  readFeedbackPress,
  STATUS_POST,
  STATUS_REFRESH,
  showActionId,
} from '../../answer/action-ids.ts';
import type { ClickJob, StatusClickJob } from '../job.ts';

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

const PAGE = pageActionId('');
const SHOW = showActionId('');

type StatusButton = Pick<StatusClickJob, 'action' | 'argument'>;

/** What a button of a status card asks for; null: it is none. */
export function readStatusButton(actionId: string): StatusButton | null {
  if (actionId === STATUS_POST) return { action: 'post', argument: '' };
  if (actionId === STATUS_REFRESH) return { action: 'refresh', argument: '' };
  if (actionId.startsWith(PAGE)) return { action: 'page', argument: actionId.slice(PAGE.length) };
  return actionId.startsWith(SHOW) ? { action: 'show', argument: actionId.slice(SHOW.length) } : null;
}
