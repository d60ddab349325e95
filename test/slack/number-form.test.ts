import { describe, expect, test } from 'vitest';
import { NUMBER_FIELD } from '../../src/answer/action-ids.ts';
import { noNumberText } from '../../src/answer/texts-desk.ts';
import { formUnclear } from '../../src/answer/texts-status-request.ts';
import { MAIN_WABA } from '../../src/sandbox/graph/seed.ts';
import { messageEvent, sendClick, sendEvent } from '../support/slack-events.ts';
import { submitForm } from '../support/slash-command.ts';
import { buttonsOf, openStatusDesk } from '../support/status-desk.ts';

/** A desk at which a paste without a number was answered, and “Check live status” pressed. */
async function openForm() {
  await using cleanUp = new AsyncDisposableStack();
  const desk = cleanUp.use(await openStatusDesk());
  const { workspace, bot } = desk;
  await desk.ask(MAIN_WABA);
  const text = `<@${workspace.botUserId}> error 133010`;
  const threadTs = await workspace.post(text);
  await sendEvent(bot.port, messageEvent(workspace, threadTs, text));
  await bot.idle();
  const [answer] = await workspace.replies(threadTs);
  const button = buttonsOf(answer).find(({ actionId }) => actionId === 'check_status');
  // The emulated Slack knows no such trigger; whoever opens forms does not care.
  workspace.proxy.breakNext('views.open', { status: 200, body: '{"ok":true,"view":{}}' });
  await sendClick(bot.port, workspace, {
    actionId: button?.actionId ?? '',
    value: button?.value ?? '',
    messageTs: answer?.ts ?? '',
    threadTs,
    triggerId: 'trigger',
  });
  await bot.idle();
  const opened = workspace.proxy.calls.find(({ method }) => method === 'views.open');
  const view = (opened?.params.view ?? {}) as Record<string, unknown>;
  const submit = async (value: string) => {
    const answered = await submitForm(bot.port, workspace, view, NUMBER_FIELD, value);
    await bot.idle();
    return answered;
  };
  const said = async () => JSON.stringify((await workspace.replies(threadTs)).slice(1));
  const parts = cleanUp.move();
  return { ...desk, opened, submit, said, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

describe('a case without a number', () => {
  test.each([
    ['the number', '+55 11 91234-5678'],
    ['its id', '106540352242004'],
    ['a part of the name', 'aurora'],
    ['a part of the number', '91234'],
  ])('is asked for in a form, which takes %s', async (_name, value) => {
    await using desk = await openForm();
    expect(desk.opened?.params).toMatchObject({ trigger_id: 'trigger' });
    expect(await desk.submit(value)).toBe('');
    expect(await desk.said()).toContain('Healthy · +55 11 91234-5678');
    expect(await desk.said()).toContain('Read against your error');
  });

  test.each([
    ['nonsense', 'zzz', formUnclear],
    ['what fits several', '0', formUnclear],
    ['a name of several', 'e', 'Several fit'],
  ])('refuses %s under the field', async (_name, value, words) => {
    await using desk = await openForm();
    const answer = JSON.parse(await desk.submit(value));
    expect(answer.response_action).toBe('errors');
    expect(answer.errors[NUMBER_FIELD]).toContain(words);
    expect(await desk.said()).toBe('[]');
  });
});

test('Slack refusing the form is answered in words', async () => {
  await using desk = await openStatusDesk();
  const { workspace, bot } = desk;
  const text = `<@${workspace.botUserId}> error 133010`;
  const threadTs = await workspace.post(text);
  await sendEvent(bot.port, messageEvent(workspace, threadTs, text));
  await bot.idle();
  const [answer] = await workspace.replies(threadTs);
  const button = buttonsOf(answer).find(({ actionId }) => actionId === 'check_status');
  await sendClick(bot.port, workspace, {
    ...{ actionId: 'check_status', value: button?.value ?? '' },
    ...{ messageTs: answer?.ts ?? '', threadTs, triggerId: 'stale' },
  });
  await bot.idle();
  expect(workspace.notes()).toMatchObject([{ text: noNumberText() }]);
});
