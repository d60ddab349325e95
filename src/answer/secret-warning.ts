import type { Paste, RemovedSecret } from '../intake/types.ts';
import { context, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import { joinMarkup, mrkdwn } from './markup.ts';
import type { SlackMessage } from './message.ts';
import { deleteMessageText, revokeText, secretsSpoken, secretsTitle, secretText } from './texts-secrets.ts';

/** To the poster alone: which secrets stood in the paste, and how to make them worthless. Null if there was none. */
export function secretWarning({ secrets }: Pick<Paste, 'secrets'>): SlackMessage | null {
  if (secrets.length === 0) return null;
  const lines = secrets.map(
    (secret: RemovedSecret) => mrkdwn`• *${secretText(secret)}.* ${revokeText(secret.kind)}`,
  );
  return fitMessage({
    text: secretsSpoken,
    blocks: [
      section(joinMarkup([mrkdwn`*${secretsTitle(secrets.length)}*`, ...lines], '\n')),
      context(deleteMessageText),
    ],
  });
}
