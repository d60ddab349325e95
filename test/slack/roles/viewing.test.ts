import { describe, expect, test } from 'vitest';
import { MORE, pressActionId, pressOption } from '../../../src/answer/press-ids.ts';
import { viewersOnlyText } from '../../../src/answer/texts-desk.ts';
import { messageEvent, sendEvent } from '../../support/slack-events.ts';
import { pressCard } from '../../support/slash-command.ts';
import { openStatusDesk, type StatusDesk } from '../../support/status-desk.ts';

const NUMBER = '106540352242004';
const NAMED = { viewers: ['U0VIEWER0'], operators: ['U0OPERATOR'] };

/** Has Slack say so of the next person that is asked about. */
function answerNext({ workspace }: StatusDesk, answer: object, times = 1): void {
  const fault = { status: 200, body: JSON.stringify(answer) };
  workspace.proxy.breakNext('users.info', ...Array.from({ length: times }, () => fault));
}

const STRANGER = { ok: true, user: { id: 'U1', team_id: 'T000OTHER', is_stranger: true } };

describe('the live state of a number', () => {
  test('is not for strangers; what a code means is', async () => {
    await using desk = await openStatusDesk();
    answerNext(desk, STRANGER);
    expect((await desk.ask(NUMBER)).text).toBe(viewersOnlyText());
    answerNext(desk, STRANGER);
    expect((await desk.ask('133010')).text).toContain('not registered');
  }, 60_000);

  test('is for members, and where Slack does not tell who somebody is', async () => {
    await using desk = await openStatusDesk();
    expect((await desk.ask(NUMBER)).text).toContain('Healthy');
    answerNext(desk, { ok: false, error: 'missing_scope' });
    expect((await desk.ask(NUMBER)).text).toContain('Healthy');
    await desk.press(/refresh|again/i);
    expect(desk.answers.at(-1)?.text).toContain('Healthy');
    answerNext(desk, STRANGER);
    await desk.press(/refresh|again/i);
    expect(desk.answers).toHaveLength(3);
    expect(desk.workspace.notes().at(-1)).toMatchObject({ text: viewersOnlyText() });
  }, 60_000);

  test('is for those who are named, where viewers and operators are', async () => {
    await using desk = await openStatusDesk(NAMED);
    expect((await desk.ask(NUMBER)).text).toBe(viewersOnlyText());
    answerNext(desk, { ok: false, error: 'missing_scope' });
    expect((await desk.ask(NUMBER)).text).toBe(viewersOnlyText());
    await using group = await openStatusDesk({ ...NAMED, viewers: ['S0VIEWERS0'] });
    const { proxy, userId } = group.workspace;
    const members = JSON.stringify({ ok: true, users: [userId] });
    proxy.breakNext('usergroups.users.list', { status: 200, body: members });
    expect((await group.ask(NUMBER)).text).toContain('Healthy');
  }, 60_000);

  test('is not told to a stranger in a thread either', async () => {
    await using desk = await openStatusDesk();
    const { workspace, bot } = desk;
    answerNext(desk, STRANGER);
    const text = `<@${workspace.botUserId}> status ${NUMBER}`;
    const ts = await workspace.post(text);
    await sendEvent(bot.port, messageEvent(workspace, ts, text));
    await bot.idle();
    expect(await workspace.replies(ts)).toEqual([]);
    expect(workspace.notes().at(-1)).toMatchObject({ text: viewersOnlyText() });
  }, 60_000);

  test.each([
    ['one number in other words', 'check +55 11 91234-5678'],
    ['a list of them', 'check +55 11 91234-5678, +48 600 123 456'],
  ])(
    'nor %s',
    async (_name, words) => {
      await using desk = await openStatusDesk();
      const { workspace, bot } = desk;
      answerNext(desk, STRANGER);
      const text = `<@${workspace.botUserId}> ${words}`;
      const ts = await workspace.post(text);
      await sendEvent(bot.port, messageEvent(workspace, ts, text));
      await bot.idle();
      expect(await workspace.replies(ts)).toEqual([]);
      expect(workspace.notes().at(-1)).toMatchObject({ text: viewersOnlyText() });
    },
    60_000,
  );

  test('nor is what was done to it', async () => {
    await using desk = await openStatusDesk();
    const { workspace, bot } = desk;
    answerNext(desk, STRANGER, 2);
    const presses = [
      { actionId: pressActionId('history', NUMBER), value: 'case' },
      { actionId: MORE, value: pressOption('history', NUMBER, 'case') },
    ];
    for (const press of presses) {
      await pressCard(bot.port, workspace, { ...press, responseUrl: 'http://127.0.0.1:9/' });
      await bot.idle();
    }
    expect(workspace.notes().map(({ text }) => text)).toEqual([viewersOnlyText(), viewersOnlyText()]);
  }, 60_000);
});
