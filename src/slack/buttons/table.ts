import { approveButton, declineButton } from '../actions/decide-buttons.ts';
import { pressButton } from '../actions/press.ts';
import { retryButtons } from '../actions/retry-buttons.ts';
import { bulkCancelButton } from './bulk-cancel.ts';
import type { Button } from './button.ts';
import { checkStatusButton } from './check-status.ts';
import { closeCaseButton } from './close-case.ts';
import { escalateButton, escalateFileButton } from './escalate.ts';
import { feedbackButton } from './feedback.ts';
import { nearestButton } from './nearest.ts';
import { replyButton, replyLanguageMenu } from './reply.ts';
import { pageButton, postButton, refreshButton, showButton } from './status-card.ts';
import { unknownButton } from './unknown.ts';

/** Every kind of button under a message of ours. */
const buttons: readonly Button[] = [
  checkStatusButton,
  nearestButton,
  feedbackButton,
  postButton,
  refreshButton,
  pageButton,
  showButton,
  bulkCancelButton,
  replyButton,
  replyLanguageMenu,
  closeCaseButton,
  escalateButton,
  escalateFileButton,
  pressButton,
  ...retryButtons,
  approveButton,
  declineButton,
];

/** The button of this name, and the rest of its action_id. One of another version is an unknown one. */
export function findButton(actionId: string): { readonly button: Button; readonly argument: string } {
  const button = buttons.find(({ name }) =>
    name.endsWith(':') ? actionId.startsWith(name) : actionId === name,
  );
  if (button === undefined) return { button: unknownButton, argument: '' };
  return { button, argument: actionId.slice(button.name.length) };
}
