const REINSTALL = 'api.slack.com/apps → your app → Install App: install it again and copy the token anew.';

/** What to do about an error of Slack's, by its name. */
const MENDS: Readonly<Record<string, string>> = {
  invalid_auth:
    'The token is wrong, or of another workspace: copy it again from api.slack.com/apps → your app.',
  not_authed: 'The token did not arrive: set it again.',
  account_inactive: REINSTALL,
  token_revoked: REINSTALL,
  token_expired: `${REINSTALL} Leave token rotation off.`,
  missing_scope: 'A scope is missing: compare the scopes above; the app token needs connections:write.',
  not_allowed_token_type: 'A token of the wrong kind: the bot token is xoxb-…, the app token xapp-….',
  channel_not_found:
    'Check the id (channel → About → Channel ID); into a private channel the bot must be invited.',
  not_in_channel: 'In the channel: /invite and the name of the bot.',
  ratelimited: 'Slack asks to wait: try again in a minute.',
};

export function mendOf(error: string): string {
  return MENDS[error] ?? `See https://docs.slack.dev/reference/methods for “${error}”.`;
}
