import type { RemovedSecret, SecretKind } from '../intake/types.ts';

/** What to do with an exposed secret of each kind, in one or two sentences. */
const REVOKE = {
  'access token':
    'Make a new token in Business settings → Users → System users → Generate token, and revoke this one there.',
  'app token': 'It holds the app secret: App Dashboard → App settings → Basic → App secret → Reset.',
  'app secret':
    'App Dashboard → App settings → Basic → App secret → Reset, then give our servers the new one.',
  'Slack token':
    'On api.slack.com/apps open the app → OAuth & Permissions (or Basic Information) and revoke it.',
  'bearer header': 'Revoke the token where it was issued, and make a new one.',
  JWT: 'End the session that it belongs to, or change the key that signs it.',
  'PIN or code':
    'If it is a two-step PIN, set a new one in WhatsApp Manager. A one-time code is spent by using it.',
  'API key': 'Delete the key where it was issued, and make a new one.',
  'private key': 'Replace the key pair everywhere, and trust the old one no more.',
  password: 'Change it everywhere it is used.',
} as const satisfies Record<SecretKind, string>;

export function revokeText(kind: SecretKind): string {
  return REVOKE[kind];
}

const NAMES = { JWT: 'Signed session token (JWT)', 'bearer header': 'Authorization header' } as const;

/** "Access token ending in …ab12" */
export function secretText({ kind, last4 }: RemovedSecret): string {
  const name =
    kind === 'JWT' || kind === 'bearer header' ? NAMES[kind] : kind.charAt(0).toUpperCase() + kind.slice(1);
  return last4 === undefined ? name : `${name} ending in …${last4}`;
}

export function secretsTitle(count: number): string {
  return count === 1 ? 'There was a secret in your message' : `There were ${count} secrets in your message`;
}

export const secretsSpoken =
  'There was a secret in your message. Please delete the message and revoke the secret.';

export const deleteMessageText =
  'I left it out of everything that I keep, post or send on, but I cannot delete your message: please do that. Only you see this.';
