import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import { actions, button, overflow, plainText } from './blocks.ts';
import { LIMITS } from './limits.ts';
import type { ActionsBlock, Button } from './message.ts';
import { MORE, type PressName, pressActionId, pressOption } from './press-ids.ts';

/** A row holds no more than this, the menu behind “…” included, unless the menu is full. */
const MAX_IN_ROW = 4;

export type ActionButtons = {
  /** What can help this number now, the most useful first. */
  readonly offers: readonly PressName[];
  readonly caseId: string;
  /** The number that the message is about; null: to be found when the button is pressed. */
  readonly phoneNumberId: string | null;
  /** Buttons that stand before them, such as the live check. */
  readonly first?: readonly Button[];
  /** Buttons that stand behind the best of them, such as the reply for the customer. */
  readonly second?: readonly Button[];
  /** The first offer is the one to press. */
  readonly hasPrimary?: boolean;
  /** English unless told. */
  readonly labels?: Labels;
};

function styleOf(name: PressName, isPrimary: boolean): 'primary' | 'danger' | undefined {
  if (name === 'deregister') return 'danger';
  return isPrimary && name !== 'history' ? 'primary' : undefined;
}

/** One row of buttons: what is most useful in sight, the rest behind “…”. None where there is nothing to offer. Pure. */
export function actionButtons(input: ActionButtons): ActionsBlock[] {
  const { caseId, phoneNumberId, first = [], second = [], hasPrimary = false } = input;
  const { labels = ENGLISH_LABELS } = input;
  const offers = [...new Set(input.offers)];
  const room = Math.max(2, MAX_IN_ROW - first.length - second.length);
  const inSight = Math.max(room - 1, offers.length - LIMITS.overflow.options);
  const shown = offers.length <= room ? offers : offers.slice(0, inSight);
  const buttons = shown.map((name, at) =>
    button(
      pressActionId(name, phoneNumberId),
      labels.actions[name],
      caseId,
      styleOf(name, hasPrimary && at === 0),
    ),
  );
  const rest = offers.slice(shown.length).map((name) => ({
    text: plainText(labels.actions[name]),
    value: pressOption(name, phoneNumberId, caseId),
  }));
  const row = [...first, ...buttons, ...second, ...(rest.length === 0 ? [] : [overflow(MORE, rest)])];
  return row.length === 0 ? [] : [actions(...row)];
}
