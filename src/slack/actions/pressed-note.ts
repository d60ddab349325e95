import type { Markup } from '../../answer/markup.ts';
import { replaceButtons } from '../../answer/replace-buttons.ts';
import type { NewMessage } from '../../store/outbox.ts';
import { findShown } from '../../store/outbox-edits.ts';
import type { Db } from '../../store/schema.ts';

/** Purposes of the edits that put a note in the place of pressed buttons. */
const PRESSED = 'pressed:';

type Pressed = { readonly channel: string; readonly threadTs: string; readonly messageTs: string };

/**
 * Puts a note in the place of the buttons that were pressed; without a note the buttons come back. Nothing where the
 * message is not ours to edit any more.
 * @param orderId what they were pressed for, and `step` how far it has come: each is edited in once
 */
export async function notePressed(
  db: Db,
  { channel, threadTs, messageTs }: Pressed,
  orderId: string,
  step: string,
  note: Markup | null,
): Promise<NewMessage[]> {
  const shown = await findShown(db, channel, messageTs, PRESSED);
  if (shown === null) return [];
  const { text, blocks } = shown.payload;
  const payload = { text, blocks: note === null ? blocks : replaceButtons(blocks, note) };
  const purpose = `${PRESSED}${orderId}:${step}`;
  return [{ op: 'update', purpose, target: shown.purpose, channel, threadTs, payload }];
}
