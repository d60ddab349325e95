import { expect, test } from 'vitest';
import { openStore } from '../../src/store/database.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { messageEvent, sendEvent } from '../support/slack-events.ts';
import { spawnBot } from '../support/spawn-bot.ts';
import { startTestBot, testConfig } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace } from '../support/workspace.ts';

const PASTE = 'error 133010';
const SLEEPY = 'yawn';

/** As if the lease had not been renewed for long. */
async function outlive(dataDir: string): Promise<void> {
  await using store = openStore(dataDir, { isVisitor: true });
  await store.db.updateTable('lease').set({ expires_at: 0 }).execute();
}

test('a second bot on the same data is refused, and told which process has them', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  const config = testConfig(workspace, dir.path);
  await using first = await spawnBot({ config });
  await expect(startTestBot(workspace, dir.path)).rejects.toThrow(StoreError);
  await expect(startTestBot(workspace, dir.path)).rejects.toThrow(/Another wa-desk .* process \d+ on /);
  const ts = await workspace.post(PASTE);
  expect(await sendEvent(first.port, messageEvent(workspace, ts, PASTE))).toBe(200);
  first.signal('SIGTERM');
  expect(await first.ended).toBe(0);
});

test('a bot that was killed leaves no claim behind', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  const config = testConfig(workspace, dir.path);
  {
    await using _victim = await spawnBot({ config });
  }
  await using bot = await startTestBot(workspace, dir.path);
  expect((await fetch(`http://127.0.0.1:${bot.port}/readyz`)).status).toBe(200);
});

test('a bot that slept too long finds its work done, does nothing twice, and ends', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  const text = `${PASTE} ${SLEEPY}`;
  const ts = await workspace.post(text);
  const config = testConfig(workspace, dir.path);
  await using sleeper = await spawnBot({ config, sleepyWord: SLEEPY, renewEvery: 500 });
  await sendEvent(sleeper.port, messageEvent(workspace, ts, text)).catch(() => null);
  await sleeper.asleep;
  await outlive(dir.path);
  await using heir = await startTestBot(workspace, dir.path);
  await heir.idle();
  expect(await workspace.replies(ts)).toHaveLength(1);
  sleeper.signal('SIGCONT');
  expect(await sleeper.ended).toBe(1);
  await heir.idle();
  expect(await workspace.replies(ts)).toHaveLength(1);
  expect(workspace.proxy.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  expect((await fetch(`http://127.0.0.1:${heir.port}/readyz`)).status).toBe(200);
});
