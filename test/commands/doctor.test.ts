import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import {
  CLIENT_WABA,
  MAIN_WABA,
  OUR_BUSINESS,
  SANDBOX_TOKEN,
  seedWorld,
} from '../../src/sandbox/graph/seed.ts';
import { serveGraph } from '../../src/sandbox/graph/server.ts';
import { FEED_PATH } from '../../src/sandbox/graph/status-feed.ts';
import { createWorld } from '../../src/sandbox/graph/world.ts';
import { pretend } from '../../src/sandbox/model/pretend.ts';
import { serveModel } from '../../src/sandbox/model/server.ts';
import { canaries } from '../intake/canaries.ts';
import { sendError, startGraphServer } from '../support/graph-server.ts';
import { startSocketMode } from '../support/socket-mode.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace } from '../support/workspace.ts';

const cli = join(import.meta.dirname, '../../src/cli.ts');

/** Each run reads all of the knowledge. */
const SLOW = { timeout: 60_000 };

const SCOPES = 'app_mentions:read,channels:history,chat:write,commands,groups:history,im:history,users:read';
const OPTIONAL = 'files:read,files:write,usergroups:read';

/** Runs `desk doctor` in `folder` with nothing but `env` in its environment. */
async function doctor(folder: string, env: Record<string, string>, ...words: string[]) {
  const child = spawn(process.execPath, [cli, 'doctor', ...words], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, errors, status] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { out, errors, status };
}

/** Slack, Meta and a model, all on this machine, and the settings that lead there. */
async function setUp() {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const workspace = cleanUp.use(await startWorkspace());
  const socket = cleanUp.use(await startSocketMode(workspace));
  const world = createWorld(seedWorld(Date.now()), Date.now);
  const graph = await serveGraph(world);
  cleanUp.defer(() => graph.stop());
  const model = await serveModel(pretend);
  cleanUp.defer(() => model.stop());
  const { app } = world.read();
  const env = {
    ...{ SLACK_BOT_TOKEN: workspace.botToken, SLACK_APP_TOKEN: 'xapp-1-A0123456789-1-abcdef' },
    ...{ SLACK_API_URL: socket.apiUrl, SLACK_CHANNELS: workspace.channel },
    ...{ GRAPH_API_URL: graph.url, META_STATUS_URL: `${graph.url}${FEED_PATH}` },
    ...{ WA_ACCESS_TOKEN: SANDBOX_TOKEN, WA_APP_ID: app.id, WA_APP_SECRET: app.secret },
    ...{ WA_WABA_IDS: `${MAIN_WABA},${CLIENT_WABA}`, WA_BUSINESS_ID: OUR_BUSINESS },
    ...{ OPENAI_API_KEY: 'model-server-key', OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'pretend' },
    DATA_DIR: join(dir.path, 'data'),
  };
  /** Has Slack tell these scopes, as the header of its real answer does. */
  const grant = (scopes: string) =>
    workspace.proxy.breakNext('auth.test', {
      status: 200,
      headers: { 'x-oauth-scopes': scopes },
      body: JSON.stringify({ ok: true, user: 'wa-support', user_id: 'U1', team: 'Support', team_id: 'T1' }),
    });
  const parts = cleanUp.move();
  return { dir, workspace, socket, env, grant, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

test('with nothing configured the sandbox is what runs, and nothing is wrong', SLOW, async () => {
  using dir = createTempDir();
  const { out, status } = await doctor(dir.path, {});
  expect(out).toMatch(/– Mode .*npm start opens the sandbox/);
  expect(out).toContain('set SLACK_BOT_TOKEN and SLACK_APP_TOKEN');
  expect(out).toMatch(/– Language model .*not configured, which is fine/);
  expect(out).not.toContain('✖');
  expect(status).toBe(0);
});

test('every fault of the settings is told, without a value', SLOW, async () => {
  using dir = createTempDir();
  writeFileSync(join(dir.path, '.env'), 'SLACK_BOT_TOKEN=xoxp-my-own-token\n', { mode: 0o644 });
  const { out, status } = await doctor(dir.path, { SLACK_CHANNELS: '#general', LOG_LEVEL: 'loud' });
  for (const variable of ['SLACK_BOT_TOKEN', 'SLACK_CHANNELS', 'LOG_LEVEL']) {
    expect(out).toMatch(new RegExp(`✖ Settings .*${variable}`));
  }
  expect(out).toMatch(/! Files of settings .*can read \.env[\s\S]*→ chmod 600 \.env/);
  expect(out).not.toContain('my-own-token');
  expect(status).toBe(1);
});

test('a sound installation is found sound, from Slack to the model', SLOW, async () => {
  await using desk = await setUp();
  desk.grant(`${SCOPES},${OPTIONAL}`);
  const { out, errors, status } = await doctor(desk.dir.path, desk.env);
  expect(errors).toBe('');
  expect(out).toMatch(/✔ Slack bot token +@wa-support in Support/);
  expect(out).toMatch(/✔ Slack scopes +all that the manifest names/);
  expect(out).toMatch(/✔ Slack delivery +the app token opens a connection/);
  expect(out).toMatch(new RegExp(`✔ Slack channels +${desk.workspace.channel}: the bot is a member`));
  expect(out).toMatch(/– Slack subscriptions +Slack shows them to no app[\s\S]*Event Subscriptions/);
  expect(out).toMatch(/✔ Meta app +“.+”: id and secret fit/);
  expect(out).toMatch(/✔ Access token +WA_ACCESS_TOKEN: Valid: Meta accepts it/);
  expect(out).toMatch(new RegExp(`✔ Accounts \\(WABA\\) +${MAIN_WABA} \\S+`));
  expect(out).toMatch(/✔ Accounts \(WABA\) +portfolio \d+: \d+ accounts/);
  expect(out).toMatch(/✔ Meta’s status feed +can be read/);
  expect(out).toMatch(/✔ Language model +pretend answers/);
  expect(status).toBe(0);
  for (const secret of [desk.env.SLACK_APP_TOKEN, SANDBOX_TOKEN, desk.env.WA_APP_SECRET]) {
    expect(out).not.toContain(secret);
  }
});

describe('what is wrong is told with its cure:', () => {
  test('scopes, membership, app token, accounts, model', SLOW, async () => {
    await using desk = await setUp();
    const { proxy, channel, otherChannel } = desk.workspace;
    desk.grant(SCOPES.replace('chat:write,', ''));
    proxy.breakNext('conversations.history', { status: 200, body: '{"ok":false,"error":"not_in_channel"}' });
    desk.socket.refuseConnections(1);
    const { out, status } = await doctor(
      desk.dir.path,
      {
        ...desk.env,
        SLACK_CHANNELS: `${channel} ${otherChannel}`,
        SLACK_DIGEST_CHANNEL: 'C0000000000',
        WA_WABA_IDS: '102290129340398',
        WA_APP_SECRET: 'a-wrong-secret',
        OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      },
      '--json',
    );
    const { ok, reports } = JSON.parse(out) as {
      ok: boolean;
      reports: { check: string; verdict: string; says: string; mend?: string }[];
    };
    const said = (check: string) => reports.filter((report) => report.check === check);
    expect(status).toBe(1);
    expect(ok).toBe(false);
    expect(said('Slack scopes')).toEqual([
      expect.objectContaining({ verdict: 'fault', says: 'chat:write is missing: it cannot answer at all' }),
      ...OPTIONAL.split(',').map((scope) =>
        expect.objectContaining({ verdict: 'warning', says: expect.stringContaining(scope) }),
      ),
    ]);
    expect(said('Slack channels').map(({ verdict, mend = '' }) => [verdict, mend.slice(0, 12)])).toEqual([
      ['fault', 'In the chann'],
      ['ok', ''],
      ['fault', 'Check the id'],
    ]);
    expect(said('Slack delivery')[0]).toMatchObject({ verdict: 'fault' });
    expect(said('Meta app')[0]).toMatchObject({ verdict: 'fault', mend: expect.stringContaining('Basic') });
    expect(said('Access token')[0]).toMatchObject({ verdict: 'fault' });
    expect(said('Accounts (WABA)')[0]).toMatchObject({ verdict: 'fault' });
    expect(said('Language model')[0]).toMatchObject({
      verdict: 'fault',
      mend: expect.stringContaining('OPENAI_BASE_URL'),
    });
    expect(out).not.toContain('a-wrong-secret');
  });

  test('a bot token that Slack refuses: what rests on it is not looked at', SLOW, async () => {
    await using desk = await setUp();
    desk.workspace.proxy.breakNext('auth.test', {
      status: 200,
      body: '{"ok":false,"error":"token_revoked"}',
    });
    const { out, status } = await doctor(desk.dir.path, desk.env);
    expect(out).toMatch(
      /✖ Slack bot token +SLACK_BOT_TOKEN: Slack says token_revoked\n +→ .*install it again/,
    );
    expect(out).toMatch(/– Slack scopes +is looked at once the bot token works/);
    expect(status).toBe(1);
  });
});

test('no secret gets into the output, wherever one comes from', SLOW, async () => {
  await using desk = await setUp();
  const errors = canaries.slice(0, 12).map(({ text }) => text);
  desk.workspace.proxy.breakNext('auth.test', {
    status: 200,
    body: JSON.stringify({ ok: false, error: errors.join(' ') }),
  });
  let turn = 0;
  await using meta = await startGraphServer((_request, response) => {
    turn += 1;
    const message = `bad request: ${errors[turn % errors.length]}`;
    return sendError(response, 400, { code: 100, message });
  });
  const ids = Array.from({ length: errors.length }, (_, at) => `10200000000${at + 100}`).join(',');
  const change = {
    OPENAI_MODEL: `model ${desk.env.WA_APP_SECRET}`,
    GRAPH_API_URL: meta.url,
    WA_WABA_IDS: ids,
  };
  const { out, errors: printed } = await doctor(desk.dir.path, { ...desk.env, ...change });
  expect(out).toMatch(/Meta refuses: bad request/);
  for (const { secret } of canaries) expect(out + printed).not.toContain(secret);
  for (const secret of [SANDBOX_TOKEN, desk.env.WA_APP_SECRET, desk.env.OPENAI_API_KEY]) {
    expect(out + printed).not.toContain(secret);
  }
});
