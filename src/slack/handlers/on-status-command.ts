import { helpText } from '../../answer/texts-desk.ts';

type CommandArguments = {
  readonly ack: (answer: { response_type: 'ephemeral'; text: string }) => Promise<void>;
};

/** `/wa-status`: tells the asker what the bot can be given. */
export async function onStatusCommand({ ack }: CommandArguments): Promise<void> {
  await ack({ response_type: 'ephemeral', text: helpText() });
}
