import { describe, expect, test } from 'vitest';
import {
  alreadyAnsweredText,
  checkRunningText,
  noNumberText,
  unknownButtonText,
  unknownCaseText,
} from '../../src/answer/texts-desk.ts';
import { againstTexts } from '../../src/answer/texts-status-against.ts';
import { statusChecks } from '../../src/checks/registry.ts';
import { openStore } from '../../src/store/database.ts';
import { listFindings } from '../../src/store/findings.ts';
import { type GraphHandler, sendError, startGraphServer } from '../support/graph-server.ts';
import { messageEvent, sendClick, sendEvent } from '../support/slack-events.ts';
import { startTestBot, type TestBot, type TestBotOptions } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace, type ThreadMessage } from '../support/workspace.ts';

const ID = '106540352242922';
const PASTE_WITH_NUMBER = 'error 133010 for +48 600 123 456';
const PASTE_WITH_ID = `error 133010, phone_number_id: ${ID}`;

const graph: GraphHandler = ({ path }, response) => {
  if (path.endsWith('/phone_numbers')) return { data: [{ id: ID, display_phone_number: '+48 600 123 456' }] };
  if (path.endsWith(ID)) return { id: ID, display_phone_number: '+48 600 123 456', status: 'PENDING' };
  return sendError(response, 400, { code: 100, error_subcode: 33 });
};

type Button = { readonly actionId: string; readonly value: string };

/** The buttons under a message. */
function buttonsOf(message: ThreadMessage | undefined): Button[] {
  const buttons: Button[] = [];
  JSON.stringify(message?.blocks ?? [], (_key, value) => {
    if (value?.type === 'button' && value.url === undefined) {
      buttons.push({ actionId: value.action_id, value: value.value });
    }
    return value;
  });
  return buttons;
}

/** A desk at which a paste has been answered. */
async function setUp(paste: string, options: TestBotOptions = {}, handler: GraphHandler = graph) {
  await using cleanUp = new AsyncDisposableStack();
  const dir = cleanUp.use(createTempDir());
  const workspace = cleanUp.use(await startWorkspace());
  const meta = cleanUp.use(await startGraphServer(handler));
  const settings = { graphUrl: meta.url, wabaIds: ['10001'], ...options };
  const bot: TestBot = cleanUp.use(await startTestBot(workspace, dir.path, settings));
  const text = `<@${workspace.botUserId}> ${paste}`;
  const threadTs = await workspace.post(text);
  await sendEvent(bot.port, messageEvent(workspace, threadTs, text));
  await bot.idle();
  const [answer] = await workspace.replies(threadTs);
  const press = async (button: Partial<Button> & { readonly actionTs?: string }, from = bot) =>
    await sendClick(from.port, workspace, {
      actionId: 'unknown',
      value: '',
      messageTs: answer?.ts ?? '',
      threadTs,
      ...button,
    });
  const find = (pattern: RegExp): Button => {
    const button = buttonsOf(answer).find(({ actionId }) => pattern.test(actionId));
    if (button === undefined) throw new Error(`no button like ${pattern}`);
    return button;
  };
  /** What the bot has said in the thread since its first answer. */
  const said = async () => (await workspace.replies(threadTs)).slice(1);
  const parts = cleanUp.move();
  return {
    ...{ dir, workspace, meta, bot, press, find, said },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}

const CHECK = /check/;
const NEAREST = /nearest/;

describe('“Check live status”', () => {
  test.each([
    ['by the number', PASTE_WITH_NUMBER],
    ['by its id', PASTE_WITH_ID],
  ])('posts the finding, looked up %s', async (_name, paste) => {
    await using desk = await setUp(paste);
    expect(await desk.press(desk.find(CHECK))).toBe(200);
    await desk.bot.idle();
    const said = await desk.said();
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).toContain('not registered yet');
    expect(JSON.stringify(said)).toContain(againstTexts.notConnected);
    const calls = desk.workspace.proxy.calls.map(({ method }) => method);
    expect(calls.filter((method) => method === 'chat.postMessage')).toHaveLength(2);
    expect(calls.filter((method) => method === 'chat.update')).toHaveLength(1);
  });

  test('keeps the finding with its case', async () => {
    await using desk = await setUp(PASTE_WITH_ID);
    const button = desk.find(CHECK);
    await desk.press(button);
    await desk.bot.idle();
    await desk.bot[Symbol.asyncDispose]();
    await using store = openStore(desk.dir.path);
    const findings = await listFindings(store.db, button.value);
    expect(findings.map(({ check }) => check)).toEqual(statusChecks.map(({ name }) => name));
    expect(findings).toContainEqual(expect.objectContaining({ check: 'number-status', verdict: 'fault' }));
  });

  test.each<[name: string, options: TestBotOptions, handler: GraphHandler, words: RegExp]>([
    ['a token', { accessToken: null }, graph, /access token/],
    ['accounts to look in', { wabaIds: [] }, graph, /WA_WABA_IDS/],
    ['Meta', {}, (_request, response) => void response.destroy(), /could not be reached/],
    ['a readable answer', {}, (_request, response) => void response.end('<html>'), /could not be read/],
    [
      'a valid token',
      {},
      (_request, response) => sendError(response, 401, { code: 190 }),
      /no longer accepts/,
    ],
    ['the number in our accounts', {}, () => ({ data: [] }), /in none of/],
  ])('without %s says that it could not tell', async (_name, options, handler, words) => {
    await using desk = await setUp(PASTE_WITH_NUMBER, options, handler);
    await desk.press(desk.find(CHECK));
    await desk.bot.idle();
    const said = await desk.said();
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).toMatch(words);
  });

  test('says what is missing where the case has no number', async () => {
    await using desk = await setUp('error 133010');
    await desk.press(desk.find(CHECK));
    await desk.bot.idle();
    expect(await desk.said()).toEqual([]);
    expect(desk.workspace.notes()).toMatchObject([{ text: noNumberText() }]);
  });

  test('pressed by many at once runs once, and each of them is answered', async () => {
    await using desk = await setUp(PASTE_WITH_ID);
    const button = desk.find(CHECK);
    const presses = Array.from({ length: 10 }, (_value, at) =>
      desk.press({ ...button, actionTs: `${at}.0` }),
    );
    expect(new Set(await Promise.all(presses))).toEqual(new Set([200]));
    await desk.bot.idle();
    const runs = (await desk.said()).length;
    const told = desk.workspace.notes().filter(({ text }) => text === checkRunningText()).length;
    expect(runs).toBeGreaterThanOrEqual(1);
    expect(runs + told).toBe(10);
    const reads = desk.meta.requests.filter(({ path }) => path.endsWith(ID));
    expect(reads).toHaveLength(runs);
  });

  test('works after a restart', async () => {
    await using desk = await setUp(PASTE_WITH_ID);
    const button = desk.find(CHECK);
    await desk.bot[Symbol.asyncDispose]();
    await using bot = await startTestBot(desk.workspace, desk.dir.path, { graphUrl: desk.meta.url });
    expect(await desk.press(button, bot)).toBe(200);
    await bot.idle();
    expect(await desk.said()).toHaveLength(1);
  });

  test('of a case that nobody remembers is answered', async () => {
    await using desk = await setUp(PASTE_WITH_ID);
    await desk.press({ ...desk.find(CHECK), value: 'no-such-case' });
    await desk.bot.idle();
    expect(desk.workspace.notes()).toMatchObject([{ text: unknownCaseText() }]);
  });
});

describe('the nearest entries', () => {
  test('give the answer of the one that is picked, once', async () => {
    await using desk = await setUp('hmm, something odd');
    const button = desk.find(NEAREST);
    await desk.press({ ...button, actionTs: '1.0' });
    await desk.bot.idle();
    expect(await desk.said()).toHaveLength(1);
    await desk.press({ ...button, actionTs: '2.0' });
    await desk.bot.idle();
    expect(await desk.said()).toHaveLength(1);
    expect(desk.workspace.notes()).toMatchObject([{ text: alreadyAnsweredText() }]);
  });
});

test('a button of another version is answered', async () => {
  await using desk = await setUp(PASTE_WITH_ID);
  expect(await desk.press({ actionId: 'launch_rocket', value: 'x' })).toBe(200);
  await desk.bot.idle();
  expect(desk.workspace.notes()).toMatchObject([{ text: unknownButtonText() }]);
});
