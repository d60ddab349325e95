import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildManifest, readNeeds } from '../../src/slack/manifest.ts';

const text = readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8');
const address = new URL('https://bot.example.com/desk/');
const URL_OF_IT = 'https://bot.example.com/desk/slack/events';

test('for Socket Mode it is the file', () => {
  expect(buildManifest(text, { address: null, name: null }).toJS()).toEqual(parse(text));
});

test('for HTTP it differs by the addresses and the switch alone', () => {
  const built = buildManifest(text, { address, name: null }).toJS();
  const { settings, features } = built;
  expect(settings.socket_mode_enabled).toBe(false);
  expect(settings.event_subscriptions.request_url).toBe(URL_OF_IT);
  expect(settings.interactivity.request_url).toBe(URL_OF_IT);
  expect(features.slash_commands.map(({ url }: { url: string }) => url)).toEqual([URL_OF_IT]);
  settings.socket_mode_enabled = true;
  delete settings.event_subscriptions.request_url;
  delete settings.interactivity.request_url;
  for (const command of features.slash_commands) delete command.url;
  expect(built).toEqual(parse(text));
});

describe('another name', () => {
  test.each([
    ['WA Support (staging)', 'wa-support-staging'],
    ['Wsparcie Łódź', 'wsparcie-odz'],
    ['支持', 'wa-support'],
  ])('%s makes the bot @%s', (name, displayName) => {
    const { display_information: display, features } = buildManifest(text, { address: null, name }).toJS();
    expect(display.name).toBe(name);
    expect(features.bot_user.display_name).toBe(displayName);
  });
});

test('the comment tells the mode', () => {
  expect(String(buildManifest(text, { address: null, name: null }))).toMatch(
    /^# The Slack app.*\n# Socket Mode/,
  );
  const comments = String(buildManifest(text, { address, name: null })).match(/^#.*$/gm);
  expect(comments).toEqual([expect.stringContaining('The Slack app'), expect.stringContaining('HTTP')]);
});

test('what it needs is read from the same file', () => {
  const { scopes, optionalScopes, events } = readNeeds(text);
  expect(scopes).toContain('chat:write');
  expect(optionalScopes).toContain('files:read');
  expect(events).toContain('app_mention');
});
