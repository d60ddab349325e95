/** What does not work without a scope of the manifest. */
const LOSSES: Readonly<Record<string, string>> = {
  'app_mentions:read': 'mentions of the bot do not reach it',
  'channels:history': 'messages in public channels do not reach it',
  'groups:history': 'messages in private channels do not reach it',
  'im:history': 'direct messages do not reach it',
  'chat:write': 'it cannot answer at all',
  commands: '/wa-status and “Explain this WA error” are not there',
  'files:read': 'pictures and files cannot be read',
  'files:write': 'long lists of numbers, and texts for Meta, come as messages instead of a file',
  'usergroups:read': 'user groups cannot stand for roles',
  'users:read':
    'nobody can act, for members cannot be told from guests and strangers, and labels are in English',
};

/** What does not work without this scope. */
export function lossWithout(scope: string): string {
  return LOSSES[scope] ?? 'some part of the bot needs it';
}
