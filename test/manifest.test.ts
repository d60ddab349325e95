import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const manifest = parse(readFileSync(join(import.meta.dirname, '..', 'manifest.yml'), 'utf8'));
const { features, oauth_config: oauth, settings, display_information: display } = manifest;

/** What Slack's limits for a manifest allow. */
test.each<[name: string, text: string, max: number]>([
  ['name', display.name, 35],
  ['description', display.description, 140],
  ['name of the bot', features.bot_user.display_name, 80],
  ['name of the shortcut', features.shortcuts[0].name, 24],
  ['description of the shortcut', features.shortcuts[0].description, 150],
  ['command', features.slash_commands[0].command, 32],
])('the %s is short enough', (_name, text, max) => {
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(max);
});

describe('every event has its scope', () => {
  const scopes: Record<string, string> = {
    app_mention: 'app_mentions:read',
    'message.channels': 'channels:history',
    'message.groups': 'groups:history',
    'message.im': 'im:history',
  };

  test.each(Object.entries(scopes))('%s: %s', (event, scope) => {
    expect(settings.event_subscriptions.bot_events).toContain(event);
    expect(oauth.scopes.bot).toContain(scope);
  });
});

test('the bot may post, and asks for nothing that it can do without', () => {
  expect(oauth.scopes.bot).toEqual([
    'app_mentions:read',
    'channels:history',
    'chat:write',
    'commands',
    'groups:history',
    'im:history',
    'users:read',
  ]);
});

test('the command and the shortcut are those that the bot listens to', () => {
  const listeners = readFileSync(join(import.meta.dirname, '..', 'src', 'slack', 'listeners.ts'), 'utf8');
  for (const { command } of features.slash_commands) expect(listeners).toContain(`'${command}'`);
  for (const { callback_id: id } of features.shortcuts) expect(listeners).toContain(`'${id}'`);
});

test('Socket Mode is on, as the set-up tells people', () => {
  expect(settings.socket_mode_enabled).toBe(true);
  expect(settings.interactivity.is_enabled).toBe(true);
});
