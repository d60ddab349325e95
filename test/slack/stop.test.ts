import { expect, test } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { messageEvent, sendEvent } from '../support/slack-events.ts';
import { spawnBot } from '../support/spawn-bot.ts';
import { startTestBot, testConfig } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

const PASTE = 'error 133010';
const FAST = { perSecond: 1_000, burst: 1_000 };
const SENDERS = 4;
const BEFORE_STOP = 24;

/** Pastes and sends without a break until the bot is gone; calls `onTaken` with every paste that was acknowledged. */
async function sendUntilGone(workspace: Workspace, port: number, onTaken: (ts: string) => void) {
  for (;;) {
    const ts = await workspace.post(PASTE);
    const status = await sendEvent(port, messageEvent(workspace, ts, PASTE)).catch(() => null);
    if (status === null) return;
    if (status === 200) onTaken(ts);
  }
}

test.each([
  ['amid a load', false],
  ['amid a load, while Slack keeps a call waiting', true],
])(
  'SIGTERM %s ends the bot in order, in time, and nothing is lost or repeated',
  {
    timeout: 60_000,
  },
  async (_name, hangs) => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    const taken: string[] = [];
    {
      const config = testConfig(workspace, dir.path);
      await using child = await spawnBot({ config, pace: FAST, settle: 0 });
      if (hangs) workspace.proxy.breakNext('chat.postMessage', 'answer-held');
      const onTaken = (ts: string) => {
        taken.push(ts);
        if (taken.length === BEFORE_STOP) child.signal('SIGTERM');
      };
      await Promise.all(Array.from({ length: SENDERS }, () => sendUntilGone(workspace, child.port, onTaken)));
      // 0 only where it ended by itself; after nine and a half seconds it ends with 1.
      expect(await child.ended).toBe(0);
    }
    {
      await using store = openStore(dir.path);
      expect(store.recovered).toBe(false);
    }
    await using bot = await startTestBot(workspace, dir.path);
    await bot.idle();
    expect(taken.length).toBeGreaterThanOrEqual(BEFORE_STOP);
    for (const ts of taken) expect(await workspace.replies(ts)).toHaveLength(1);
  },
);
