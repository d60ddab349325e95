import { describe, expect, test } from 'vitest';
import { CASE_CLOSE, CHECK_STATUS, ESCALATE, ESCALATE_FILE } from '../../src/answer/action-ids.ts';
import { caseTexts } from '../../src/answer/texts-cases.ts';
import { HOUR, MINUTE } from '../../src/clock.ts';
import { redactSecrets } from '../../src/intake/redact.ts';
import { openLog } from '../../src/log.ts';
import { askDue, followUpAt } from '../../src/slack/cases/follow-up.ts';
import { closeCase, setFollowUp } from '../../src/store/case-life.ts';
import { saveCase } from '../../src/store/cases.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { messageEvent, sendClick, sendEvent } from '../support/slack-events.ts';
import { readKnowledge, startTestBot } from '../support/start-test-bot.ts';
import { buttonsOf, openStatusDesk } from '../support/status-desk.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

const knowledge = readKnowledge();
const LIVE = '+48 600 100 200';

type Running = { readonly port: number; idle(): Promise<void> };

async function say(workspace: Workspace, bot: Running, text: string, threadTs?: string) {
  const ts = await workspace.post(text, threadTs === undefined ? {} : { threadTs });
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  await sendEvent(bot.port, messageEvent(workspace, ts, text, thread));
  await bot.idle();
  return ts;
}

async function press(workspace: Workspace, bot: Running, threadTs: string, actionId: string) {
  const replies = await workspace.replies(threadTs);
  const message = replies.findLast((reply) => buttonsOf(reply).some((each) => each.actionId === actionId));
  const button = buttonsOf(message).find((each) => each.actionId === actionId);
  const value = button?.value ?? buttonsOf(replies[0])[0]?.value ?? '';
  await sendClick(bot.port, workspace, { actionId, value, messageTs: message?.ts ?? '1.1', threadTs });
  await bot.idle();
  return (await workspace.replies(threadTs)).at(-1);
}

describe('a number that came up before', () => {
  test('leads to the thread where it did', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const first = await say(workspace, bot, `error 133010 for ${LIVE}`);
    const second = await say(workspace, bot, `error 133005, number ${LIVE}`);
    const blocks = JSON.stringify((await workspace.replies(second))[0]?.blocks);
    expect(blocks).toContain(
      `/archives/${workspace.channel}/p${first.replace('.', '')}|in another thread today>`,
    );
    expect(JSON.stringify((await workspace.replies(first))[0]?.blocks)).not.toContain('another thread');
  });

  test('in direct messages stays there', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const channel = workspace.directMessages;
    const text = `error 133010 for ${LIVE}`;
    const ts = await workspace.post(text, { channel });
    await sendEvent(bot.port, messageEvent(workspace, ts, text, { channel, channel_type: 'im' }));
    await bot.idle();
    const second = await say(workspace, bot, `error 133005, number ${LIVE}`);
    expect(JSON.stringify((await workspace.replies(second))[0]?.blocks)).not.toContain('another thread');
  });
});

describe('a case', () => {
  test('is closed by a check that finds the number connected', async () => {
    await using desk = await openStatusDesk();
    const { workspace, bot, world } = desk;
    const live = world.read().numbers.find((number) => number.status === 'CONNECTED');
    const threadTs = await say(workspace, bot, `error 133010 phone number id ${live?.id}`);
    const card = await press(workspace, bot, threadTs, CHECK_STATUS);
    expect(JSON.stringify(card?.blocks)).toContain(caseTexts.closedByCheck);
    await press(workspace, bot, threadTs, CASE_CLOSE);
    expect(workspace.notes().at(-1)).toMatchObject({ text: caseTexts.closedBefore });
  });

  test('is closed by a button, once, and open again when it is asked about', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    await using bot = await startTestBot(workspace, dir.path);
    const threadTs = await say(workspace, bot, 'error 133010');
    const closed = await press(workspace, bot, threadTs, CASE_CLOSE);
    expect(JSON.stringify(closed?.blocks)).toContain(`<@${workspace.userId}>`);
    await press(workspace, bot, threadTs, CASE_CLOSE);
    expect(await workspace.replies(threadTs)).toHaveLength(2);
    await say(workspace, bot, 'now it is error 133005', threadTs);
    await press(workspace, bot, threadTs, CASE_CLOSE);
    expect(
      (await workspace.replies(threadTs)).filter((reply) => reply.user === workspace.botUserId),
    ).toHaveLength(4);
  });
});

describe('“still failing?”', () => {
  const NOW = 1_800_000_000_000;
  const log = openLog({ level: 'error', clock: () => NOW, write: () => {}, redact: redactSecrets });

  async function openCase({ db }: Store, dueAt: number) {
    const about = { summary: '', phones: [], phoneNumberIds: [], wabaIds: [], codes: [], traceIds: [] };
    const rest = { entry: 'number-linked', language: null, createdBy: null };
    await saveCase(db, { id: 'case', channel: 'C1', threadTs: '1.1', ...about, ...rest }, NOW);
    await setFollowUp(db, 'case', dueAt);
  }

  const questions = async ({ db }: Store) => await db.selectFrom('outbox').select('payload').execute();
  const ask = (store: Store, at: number) =>
    askDue({ db: store.db, knowledge, clock: () => at, log, kick: () => {} });

  test('is asked when the longest wait is over, and once', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await openCase(store, NOW + MINUTE);
    await ask(store, NOW);
    expect(await questions(store)).toHaveLength(0);
    await ask(store, NOW + MINUTE);
    await ask(store, NOW + HOUR);
    expect(await questions(store)).toHaveLength(1);
  });

  test('is not asked in a case that is closed', async () => {
    using dir = createTempDir();
    await using store = openStore(dir.path);
    await openCase(store, NOW);
    await closeCase(store.db, 'case', 'U1', NOW);
    await ask(store, NOW + HOUR);
    expect(await questions(store)).toHaveLength(0);
  });

  test.each([
    ['number-linked', 25 * MINUTE],
    ['window-expired', null],
  ])('after %s it is due in %s ms', (id, expected) => {
    const entry = knowledge.entries.get(id);
    const at = entry === undefined ? null : followUpAt(entry, NOW);
    expect(at === null ? null : at - NOW).toBe(expected);
  });
});

test('“Text for Meta support” is for whoever pressed, with the live state read anew', async () => {
  await using desk = await openStatusDesk();
  const { workspace, bot, world } = desk;
  const pending = world.read().numbers.find((number) => number.status === 'PENDING');
  const threadTs = await say(workspace, bot, `error 133010 phone number id ${pending?.id}`);
  await press(workspace, bot, threadTs, CHECK_STATUS);
  const before = (await workspace.replies(threadTs)).length;
  await press(workspace, bot, threadTs, ESCALATE);
  expect(await workspace.replies(threadTs)).toHaveLength(before);
  const note = JSON.stringify(workspace.notes().at(-1));
  expect(note).toContain(`Phone number ID: ${pending?.id}`);
  expect(note).toContain('number-status');
});

test('… and as a file for the thread, or as a message where Slack takes no file', async () => {
  await using desk = await openStatusDesk();
  const { workspace, bot, world } = desk;
  const pending = world.read().numbers.find((number) => number.status === 'PENDING');
  const threadTs = await say(workspace, bot, `error 133010 phone number id ${pending?.id}`);
  await press(workspace, bot, threadTs, ESCALATE_FILE);
  const uploads = workspace.proxy.calls.filter(({ method }) => method === 'files.completeUploadExternal');
  expect(uploads).toHaveLength(1);
  workspace.proxy.breakNext('files.getUploadURLExternal', {
    status: 200,
    body: '{"ok":false,"error":"missing_scope"}',
  });
  const posted = await press(workspace, bot, threadTs, ESCALATE_FILE);
  expect(JSON.stringify(posted)).toContain(`Phone number ID: ${pending?.id}`);
});
