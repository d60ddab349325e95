import { expect, test } from 'vitest';
import { startBot } from '../../src/bot.ts';
import type { BotConfig } from '../../src/config.ts';
import { codeMatcher } from '../support/code-matcher.ts';
import { messageEvent } from '../support/slack-events.ts';
import { type SocketMode, startSocketMode } from '../support/socket-mode.ts';
import { readKnowledge, testConfig } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

const PASTE = 'error 133010';

async function startSocketBot(workspace: Workspace, slack: SocketMode, dataDir: string) {
  const config = testConfig(workspace, dataDir);
  const socket: BotConfig['slack'] = {
    mode: 'socket',
    botToken: workspace.botToken,
    appToken: 'xapp-test',
    apiUrl: slack.apiUrl,
    roles: { viewers: [], operators: [], approvers: [] },
    digestChannel: null,
    channels: [workspace.channel],
  };
  return await startBot(
    { ...config, slack: socket },
    { knowledge: readKnowledge(), matcher: codeMatcher, settle: 0 },
  );
}

test('a paste that comes over the socket is acknowledged and answered once', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  await using slack = await startSocketMode(workspace);
  await using bot = await startSocketBot(workspace, slack, dir.path);
  expect(bot.port).toBeNull();
  const ts = await workspace.post(PASTE);
  await slack.sendEvent('1', messageEvent(workspace, ts, PASTE), 'Ev1');
  await slack.sendEvent('2', messageEvent(workspace, ts, PASTE), 'Ev1');
  await bot.idle();
  expect(slack.acknowledged).toEqual(['1', '2']);
  expect(await workspace.replies(ts)).toHaveLength(1);
});

test.each([
  [
    'Slack asks for it',
    (slack: SocketMode) =>
      slack.connections.at(-1)?.send({ type: 'disconnect', reason: 'refresh_requested' }),
  ],
  ['the connection breaks', (slack: SocketMode) => slack.connections.at(-1)?.drop()],
])('the bot connects again when %s, even if the first try fails', async (_name, breakConnection) => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  await using slack = await startSocketMode(workspace);
  await using bot = await startSocketBot(workspace, slack, dir.path);
  slack.refuseConnections(1);
  const connection = slack.nextConnection();
  breakConnection(slack);
  await connection;
  const ts = await workspace.post(PASTE);
  await slack.sendEvent('1', messageEvent(workspace, ts, PASTE));
  await bot.idle();
  expect(await workspace.replies(ts)).toHaveLength(1);
});

test('a start fails at once where Slack refuses the connection', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  await using slack = await startSocketMode(workspace);
  slack.refuseConnections(1);
  await expect(startSocketBot(workspace, slack, dir.path)).rejects.toThrow();
});
