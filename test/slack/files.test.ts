import { describe, expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { createBoltLogger } from '../../src/slack/bolt-log.ts';
import { createWebClient } from '../../src/slack/create-app.ts';
import { isPicture, isText, type SharedFile, toSharedFile } from '../../src/slack/files/shared-file.ts';
import { createSlackFiles } from '../../src/slack/files/slack-files.ts';
import { createUrlGuard } from '../../src/slack/slack-url.ts';
import { type Loopback, listenOnLoopback } from '../support/loopback.ts';
import { testConfig } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace } from '../support/workspace.ts';

const log = openLog({ level: 'error', clock: Date.now, write: () => {}, redact: (text) => ({ text }) });
const never = new AbortController().signal;

const shared = (url: string | null, change: Partial<SharedFile> = {}): SharedFile => ({
  ...{ id: 'F1', name: 'shot.png', type: 'image/png', size: null, url },
  ...change,
});

type Server = Loopback & { readonly tokens: (string | undefined)[] };

/** Slack's files on this machine; notes the tokens that come in. */
async function startFiles(): Promise<Server> {
  const tokens: (string | undefined)[] = [];
  const server = await listenOnLoopback((request, response) => {
    tokens.push(request.headers.authorization);
    const { pathname } = new URL(request.url ?? '/', 'http://files');
    const png = { 'Content-Type': 'image/png' };
    if (pathname === '/ok') return void response.writeHead(200, png).end('picture');
    if (pathname === '/moved') return void response.writeHead(302, { Location: '/ok' }).end();
    if (pathname === '/away')
      return void response.writeHead(302, { Location: 'http://192.0.2.1/steal' }).end();
    if (pathname === '/round') return void response.writeHead(302, { Location: '/round' }).end();
    if (pathname === '/sign-in') {
      return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Sign in</html>');
    }
    if (pathname === '/endless') {
      response.writeHead(200, png);
      const pour = () => response.write(Buffer.alloc(64_000), (error) => error ?? setImmediate(pour));
      return void pour();
    }
    response.writeHead(Number(pathname.slice(1))).end();
  });
  return { ...server, tokens };
}

async function openFiles() {
  await using parts = new AsyncDisposableStack();
  const dir = parts.use(createTempDir());
  const workspace = parts.use(await startWorkspace());
  const server = parts.use(await startFiles());
  const { slack } = testConfig(workspace, dir.path);
  const files = createSlackFiles(createWebClient(slack, createBoltLogger(log)), slack, log);
  const running = parts.move();
  const fetched = async (path: string, most = 100) =>
    (await files.fetch(shared(`${server.url}${path}`), most, never)).kind;
  return {
    files,
    server,
    fetched,
    token: slack.botToken,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

describe('fetching a file', () => {
  test('takes our token along, also where Slack sends us on', async () => {
    await using desk = await openFiles();
    expect(await desk.files.fetch(shared(`${desk.server.url}/ok`), 100, never)).toEqual({
      ...{ kind: 'ok', bytes: Buffer.from('picture') },
    });
    expect(await desk.fetched('/moved')).toBe('ok');
    expect(new Set(desk.server.tokens)).toEqual(new Set([`Bearer ${desk.token}`]));
  });

  test('gives our token to nobody but Slack', async () => {
    await using desk = await openFiles();
    expect(await desk.fetched('/away')).toBe('unreachable');
    for (const url of [
      'https://evil.example/x.png',
      'https://slack.com.evil.example/',
      'file:///etc/passwd',
      'x',
    ]) {
      expect(await desk.files.fetch(shared(url), 100, never)).toEqual({ kind: 'unreachable' });
    }
    expect(desk.server.tokens).toHaveLength(1);
  });

  test.each([
    ['/sign-in', 'no-access'],
    ['/401', 'no-access'],
    ['/403', 'no-access'],
    ['/404', 'gone'],
    ['/410', 'gone'],
    ['/500', 'unreachable'],
    ['/round', 'unreachable'],
    ['/endless', 'too-large'],
  ])('%s is %s', async (path, kind) => {
    await using desk = await openFiles();
    expect(await desk.fetched(path)).toBe(kind);
  });

  test('asks for nothing that Slack says is too large, and for nothing once we stop', async () => {
    await using desk = await openFiles();
    const file = shared(`${desk.server.url}/ok`, { size: 101 });
    expect(await desk.files.fetch(file, 100, never)).toEqual({ kind: 'too-large' });
    expect(await desk.files.fetch(shared(`${desk.server.url}/ok`), 100, AbortSignal.abort())).toEqual({
      kind: 'unreachable',
    });
    expect(desk.server.tokens).toEqual([]);
  });

  test('of which the event tells nothing, and Slack neither', async () => {
    await using desk = await openFiles();
    expect(await desk.files.fetch(shared(null), 100, never)).toEqual({ kind: 'gone' });
    const file = shared(null);
    expect(await desk.files.lookUp(file)).toBe(file);
  });
});

test('Slack’s own addresses, and those of this machine only where Slack is emulated', () => {
  const real = createUrlGuard('https://slack.com/api/');
  const emulated = createUrlGuard('http://127.0.0.1:4003/api/');
  const ours = [
    'https://files.slack.com/files-pri/T1/x.png',
    'https://acme.slack.com/x',
    'https://slack-files.com/x',
  ];
  for (const url of ours) expect([real(url), emulated(url)]).toEqual([true, true]);
  expect([real('http://127.0.0.1:9/x'), emulated('http://127.0.0.1:9/x')]).toEqual([false, true]);
  for (const url of [
    'http://files.slack.com/x',
    'https://notslack.com/x',
    'https://slack.com@evil.example/x',
  ]) {
    expect([real(url), emulated(url)]).toEqual([false, false]);
  }
});

test.each([
  ['image/png', 'a.png', true, false],
  ['image/svg+xml', 'a.svg', false, false],
  ['', 'a.JPG', true, false],
  ['text/csv', 'a.csv', false, true],
  ['text/plain', 'Untitled', false, true],
  ['application/octet-stream', 'bot.log', false, true],
  ['application/pdf', 'a.pdf', false, false],
])('a file of type “%s” named %s: a picture %s, a text %s', (mimetype, name, picture, text) => {
  const file = toSharedFile({ id: 'F1', mimetype, name });
  expect([isPicture(file), isText(file)]).toEqual([picture, text]);
});
