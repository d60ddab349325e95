import { shortcutText } from '../../answer/texts-desk.ts';

type ShortcutArguments = {
  readonly ack: () => Promise<void>;
  readonly respond: (answer: { response_type: 'ephemeral'; text: string }) => Promise<unknown>;
};

/** "Explain this WA error" on a message: tells the asker how to have it explained in its thread. */
export async function onExplainShortcut({ ack, respond }: ShortcutArguments): Promise<void> {
  await ack();
  await respond({ response_type: 'ephemeral', text: shortcutText() });
}
