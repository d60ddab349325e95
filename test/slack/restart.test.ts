import { describe, expect, test } from 'vitest';
import { CHECK_STATUS } from '../../src/answer/action-ids.ts';
import { openStore } from '../../src/store/database.ts';
import { recordEvent } from '../../src/store/events.ts';
import { startGraphServer } from '../support/graph-server.ts';
import { messageEvent, sendClick, sendEvent } from '../support/slack-events.ts';
import { spawnBot } from '../support/spawn-bot.ts';
import { startTestBot, testConfig } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace } from '../support/workspace.ts';

const PASTE = 'error 133010';
const DEADLY = 'kaboom';

describe('after kill -9', () => {
  test('between the journal and the answer, the answer comes', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    const text = `${PASTE} ${DEADLY}`;
    const ts = await workspace.post(text);
    {
      await using victim = await spawnBot({ config: testConfig(workspace, dir.path), deadlyWord: DEADLY });
      // The acknowledgement may or may not have left the dying process.
      await sendEvent(victim.port, messageEvent(workspace, ts, text)).catch(() => null);
      await victim.ended;
    }
    expect(await workspace.replies(ts)).toEqual([]);
    await using bot = await startTestBot(workspace, dir.path);
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(1);
  });

  test.each([
    ['that Slack got', 'answer-held'],
    ['that Slack never got', 'call-held'],
  ] as const)('amid a post %s, there is one answer', async (_name, fault) => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    const ts = await workspace.post(PASTE);
    workspace.proxy.breakNext('chat.postMessage', fault);
    const posted = workspace.proxy.nextCall('chat.postMessage');
    {
      await using victim = await spawnBot({ config: testConfig(workspace, dir.path) });
      expect(await sendEvent(victim.port, messageEvent(workspace, ts, PASTE))).toBe(200);
      await posted;
    }
    await using bot = await startTestBot(workspace, dir.path);
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(1);
  });

  test('at each of its tries, an event is given up and the others go on', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    const text = `${PASTE} ${DEADLY}`;
    const ts = await workspace.post(text);
    {
      await using victim = await spawnBot({ config: testConfig(workspace, dir.path), deadlyWord: DEADLY });
      await sendEvent(victim.port, messageEvent(workspace, ts, text)).catch(() => null);
      await victim.ended;
    }
    {
      await using store = openStore(dir.path);
      await store.db.updateTable('events').set({ attempts: 3 }).execute();
    }
    await using bot = await startTestBot(workspace, dir.path);
    const next = await workspace.post(PASTE);
    await sendEvent(bot.port, messageEvent(workspace, next, PASTE));
    await bot.idle();
    expect(await workspace.replies(ts)).toEqual([]);
    expect(await workspace.replies(next)).toHaveLength(1);
  });
});

test('work of another version that cannot be read is given up, and the rest goes on', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  const job = { kind: 'dance', channel: workspace.channel };
  {
    await using store = openStore(dir.path);
    const event = { eventKey: 'Ev1', messageKey: null, kind: 'dance', subject: null, payload: job };
    await recordEvent(store.db, event, Date.now());
  }
  {
    await using bot = await startTestBot(workspace, dir.path);
    const ts = await workspace.post(PASTE);
    await sendEvent(bot.port, messageEvent(workspace, ts, PASTE));
    await bot.idle();
    expect(await workspace.replies(ts)).toHaveLength(1);
  }
  await using store = openStore(dir.path);
  expect(await store.db.selectFrom('events').select(['kind', 'state']).orderBy('id').execute()).toEqual([
    { kind: 'dance', state: 'failed' },
    { kind: 'message', state: 'done' },
  ]);
});

test('a check that a stop breaks off is made after the restart', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  const id = '106540352242922';
  let answers = false;
  const { promise: asked, resolve: tellAsked } = Promise.withResolvers<void>();
  await using meta = await startGraphServer(() => {
    tellAsked();
    return answers ? { id, status: 'CONNECTED' } : undefined;
  });
  const text = `${PASTE} phone_number_id ${id}`;
  const ts = await workspace.post(text);
  {
    await using bot = await startTestBot(workspace, dir.path, { graphUrl: meta.url });
    await sendEvent(bot.port, messageEvent(workspace, ts, text));
    await bot.idle();
    const [answer] = await workspace.replies(ts);
    const value = /"value":"([^"]+)"/.exec(JSON.stringify(answer?.blocks))?.[1] ?? '';
    const click = { actionId: CHECK_STATUS, value, messageTs: answer?.ts ?? '', threadTs: ts };
    await sendClick(bot.port, workspace, click);
    await asked;
  }
  answers = true;
  await using bot = await startTestBot(workspace, dir.path, { graphUrl: meta.url });
  await bot.idle();
  const replies = await workspace.replies(ts);
  expect(replies).toHaveLength(2);
  expect(JSON.stringify(replies[1]?.blocks)).toContain('Healthy');
});

test('an event that comes again after the restart is not answered again', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  const ts = await workspace.post(PASTE);
  for (let run = 0; run < 2; run += 1) {
    await using bot = await startTestBot(workspace, dir.path);
    expect(await sendEvent(bot.port, messageEvent(workspace, ts, PASTE), { eventId: 'Ev1' })).toBe(200);
    await bot.idle();
  }
  expect(await workspace.replies(ts)).toHaveLength(1);
});

test('an orderly stop amid a burst loses nothing and repeats nothing', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  const threads: string[] = [];
  for (let count = 0; count < 8; count += 1) threads.push(await workspace.post(PASTE));
  {
    await using bot = await startTestBot(workspace, dir.path);
    const send = (ts: string) => sendEvent(bot.port, messageEvent(workspace, ts, PASTE));
    expect(new Set(await Promise.all(threads.map(send)))).toEqual(new Set([200]));
  }
  await using bot = await startTestBot(workspace, dir.path);
  await bot.idle();
  for (const ts of threads) expect(await workspace.replies(ts)).toHaveLength(1);
});

test('work that fails is tried again, then given up with a word to the one who asked', async () => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  const matcher = {
    diagnose(): never {
      throw new Error('the matcher is broken');
    },
  };
  const text = `<@${workspace.botUserId}> ${PASTE}`;
  const ts = await workspace.post(text);
  // Each start is one more try: the waits between tries within a run are longer than a test.
  for (let run = 0; run < 3; run += 1) {
    await using bot = await startTestBot(workspace, dir.path, { matcher });
    if (run === 0) await sendEvent(bot.port, messageEvent(workspace, ts, text));
    await bot.idle();
    expect(workspace.notes()).toHaveLength(run === 2 ? 1 : 0);
  }
});
