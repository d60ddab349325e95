import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { statusHelp } from '../../src/answer/texts-status-request.ts';
import { deliver, eventBody, messageEvent, signRequest } from '../support/slack-events.ts';
import { sendCommand, startResponseUrl } from '../support/slash-command.ts';
import { startTestBot } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

const PASTE = 'error 133010';
const nowInSeconds = () => Math.floor(Date.now() / 1_000);

function pasteBody(workspace: Workspace, ts: string): string {
  return JSON.stringify(eventBody(messageEvent(workspace, ts, PASTE)));
}

describe('a request is refused, and nothing comes of it,', () => {
  test.each([
    ['signed with another secret', { secret: 'another-secret' }],
    ['signed with an empty secret', { secret: '' }],
    ['of six minutes ago', { timestamp: nowInSeconds() - 360 }],
    ['of a day ahead', { timestamp: nowInSeconds() + 86_400 }],
    ['without a signature', { headers: { 'X-Slack-Signature': '' } }],
    ['without a timestamp', { headers: { 'X-Slack-Request-Timestamp': '' } }],
  ])('%s', async (_name, delivery) => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const ts = await workspace.post(PASTE);
    const request = signRequest(pasteBody(workspace, ts), 'application/json', delivery);
    expect(await deliver(bot.port, request)).toBe(401);
    await bot.idle();
    expect(await workspace.replies(ts)).toEqual([]);
  });

  test('replayed', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const ts = await workspace.post(PASTE);
    const request = signRequest(pasteBody(workspace, ts), 'application/json');
    expect([await deliver(bot.port, request), await deliver(bot.port, request)]).toEqual([200, 401]);
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(1);
  });

  test('of five megabytes', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const ts = await workspace.post(PASTE);
    const event = messageEvent(workspace, ts, PASTE, { padding: 'x'.repeat(5_000_000) });
    const request = signRequest(JSON.stringify(eventBody(event)), 'application/json');
    // The bot hangs up as soon as it knows; a sender in full flow may see only that.
    const status = await deliver(bot.port, request).catch(() => 'hung up');
    expect([413, 'hung up']).toContain(status);
    await bot.idle();
    expect(await workspace.replies(ts)).toEqual([]);
    expect(await deliver(bot.port, signRequest(pasteBody(workspace, ts), 'application/json'))).toBe(200);
  });

  test.each([
    ['application/json', '{"type":"event_callback"'],
    ['application/json', ''],
    ['application/json', 'null'],
    ['application/json', '"text"'],
    ['application/json', '[]'],
    ['application/x-www-form-urlencoded', 'payload=null'],
    ['application/x-www-form-urlencoded', 'payload=%7B'],
  ])('of type %s with the body %j', async (type, body) => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    expect(await deliver(bot.port, signRequest(body, type))).toBe(400);
    const ts = await workspace.post(PASTE);
    expect(await deliver(bot.port, signRequest(pasteBody(workspace, ts), 'application/json'))).toBe(200);
  });
});

describe('Slack is answered', () => {
  test('the challenge of an address', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const { headers } = signRequest(body, 'application/json');
    const response = await fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
      method: 'POST',
      headers,
      body,
    });
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  test('its unsigned probe, which carries nothing else in', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const ts = await workspace.post(PASTE);
    const body = new URLSearchParams({ ssl_check: '1', payload: pasteBody(workspace, ts) }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(await deliver(bot.port, { body, headers })).toBe(200);
    await bot.idle();
    expect(await workspace.replies(ts)).toEqual([]);
  });

  test('the command, for the asker alone', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    await using answers = await startResponseUrl();
    expect(await sendCommand(bot.port, workspace, 'help', answers.url)).toBe(200);
    await bot.idle();
    expect(answers.bodies).toMatchObject([{ response_type: 'ephemeral', text: statusHelp }]);
  });
});

describe('the address of', () => {
  test.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/', 404],
    ['/slack/events', 404],
  ])('%s answers a GET with %i', async (path, status) => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    expect((await fetch(`http://127.0.0.1:${bot.port}${path}`)).status).toBe(status);
  });
});

test('an event that cannot be written down is not acknowledged, and taken when it comes again', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  await using bot = await startTestBot(workspace, dir.path);
  const database = new Sqlite(`${dir.path}/wa-desk.sqlite`);
  const ts = await workspace.post(PASTE);
  const request = signRequest(pasteBody(workspace, ts), 'application/json');
  database.exec('ALTER TABLE events RENAME TO gone');
  expect(await deliver(bot.port, request)).toBe(500);
  database.exec('ALTER TABLE gone RENAME TO events');
  database.close();
  expect(await deliver(bot.port, request)).toBe(200);
  await bot.idle();
  expect(await workspace.replies(ts)).toHaveLength(1);
});
