import { afterEach, describe, expect, test } from 'vitest';
import { ask, type Opened, onScreen, openSandbox, paste } from '../open-sandbox.ts';
import type { Behaviour, Received } from '../stand-in-bot.ts';

let sandbox: Opened;
afterEach(() => sandbox[Symbol.asyncDispose]());

type Json = Record<string, unknown>;
const plain = (text: string) => ({ type: 'plain_text', text });
const button = (id: string) => ({ type: 'button', action_id: id, text: plain(id), value: 'v1' });
const actions = [{ type: 'actions', block_id: 'b1', elements: [button('go')] }];
const pinModal = {
  type: 'modal',
  callback_id: 'pin',
  title: plain('PIN'),
  submit: plain('OK'),
  blocks: [
    {
      type: 'input',
      block_id: 'pin',
      label: plain('PIN'),
      element: { type: 'plain_text_input', action_id: 'value' },
    },
  ],
};

/** Answers every person's message with a button, and what else is asked for. */
function withButton(more: Behaviour): Behaviour {
  return async (received, call) => {
    const event = (received.body.event ?? {}) as Json;
    if (received.kind === 'event' && event.bot_id === undefined && event.subtype === undefined) {
      await call('chat.postMessage', {
        channel: event.channel,
        thread_ts: event.ts,
        text: 'answer',
        blocks: actions,
      });
    }
    return more(received, call);
  };
}

async function openWithButton(more: Behaviour) {
  sandbox = await openSandbox(withButton(more));
  await paste(sandbox, 'hello');
  return onScreen(sandbox, ({ messages }) => messages.find(({ text }) => text === 'answer'));
}

function press(message: { channel: string; ts: string }) {
  const { channel, ts } = message;
  const action = { action_id: 'go', block_id: 'b1', type: 'button', value: 'v1' };
  return ask(sandbox, 'presses', { place: { channel, ts }, action, values: {} });
}

const isPress = ({ kind, body }: Received) => kind === 'interaction' && body.type === 'block_actions';
const respond = (received: Received, answer: Json) =>
  fetch(String(received.body.response_url), { method: 'POST', body: JSON.stringify(answer) });

describe('a click', () => {
  test('reaches the bot signed, with the message, its thread and ways to answer', async () => {
    const message = await openWithButton(async () => undefined);
    expect(await press(message)).toEqual({ problem: null });
    const received = await sandbox.bot.until(isPress);
    expect(received.signed).toBe(true);
    expect(received.body).toMatchObject({
      container: {
        type: 'message',
        message_ts: message.ts,
        thread_ts: message.threadTs,
        is_ephemeral: false,
      },
      message: { text: 'answer', bot_id: sandbox.slack.workspace.bot.botId },
      actions: [{ action_id: 'go', block_id: 'b1', value: 'v1' }],
      trigger_id: expect.any(String),
    });
  });

  test('that the bot refuses is told to the person', async () => {
    const message = await openWithButton(async ({ kind }) =>
      kind === 'interaction' ? { status: 500 } : undefined,
    );
    expect((await press(message)).problem).toContain('did not answer');
  });

  test('may be answered privately, in the channel, in place, and by removal', async () => {
    const message = await openWithButton(async () => undefined);
    await press(message);
    const received = await sandbox.bot.until(isPress);
    await respond(received, { text: 'only you' });
    await respond(received, { text: 'for all', response_type: 'in_channel' });
    await respond(received, { text: 'changed', replace_original: true });
    const byText = (text: string) => sandbox.slack.board.read().messages.find((shown) => shown.text === text);
    expect(byText('only you')).toMatchObject({ ephemeral: true, threadTs: message.threadTs });
    expect(byText('for all')).toMatchObject({ ephemeral: false });
    expect(byText('changed')).toMatchObject({ ts: message.ts, blocks: null, edited: true });
    await respond(received, { delete_original: true });
    expect(byText('changed')).toBeUndefined();
    await respond(received, { text: 'fifth' });
    expect((await respond(received, { text: 'sixth' })).status).toBe(404);
  });

  test('on a private answer can replace and remove it, which no event tells', async () => {
    const message = await openWithButton(async () => undefined);
    await press(message);
    await respond(await sandbox.bot.until(isPress), { text: 'private', blocks: actions });
    const note = await onScreen(sandbox, ({ messages }) => messages.find(({ ephemeral }) => ephemeral));
    await press(note);
    const second = await sandbox.bot.until(
      ({ body }) => (body.container as Json | undefined)?.is_ephemeral === true,
    );
    expect(second.body.message).toBeUndefined();
    await respond(second, { text: 'replaced', replace_original: true });
    expect(sandbox.slack.board.findMessage(note.channel, note.ts)?.text).toBe('replaced');
    await respond(second, { delete_original: true });
    expect(sandbox.slack.board.findMessage(note.channel, note.ts)).toBeUndefined();
    const hidden = sandbox.bot.requests.filter(
      ({ body }) => (body.event as Json | undefined)?.hidden === true,
    );
    expect(hidden).toEqual([]);
  });
});

describe('a modal', () => {
  const openModal: Behaviour = async (received, call) => {
    if (isPress(received)) await call('views.open', { trigger_id: received.body.trigger_id, view: pinModal });
    if (received.body.type !== 'view_submission') return undefined;
    const { values } = (received.body.view as { state: { values: { pin: { value: { value: string } } } } })
      .state;
    if (values.pin.value.value === '135791') return undefined;
    return { body: JSON.stringify({ response_action: 'errors', errors: { pin: 'Six digits' } }) };
  };
  const submit = (viewId: string, value: string) =>
    ask(sandbox, 'submissions', { viewId, values: { pin: { value: { type: 'plain_text_input', value } } } });

  test('opens by a trigger, shows what is refused, and closes when it is taken', async () => {
    await press(await openWithButton(openModal));
    const { view } = await onScreen(sandbox, ({ modals }) => modals[0]);
    await submit(view.id, '12');
    expect(sandbox.slack.board.read().modals[0]?.errors).toEqual({ pin: 'Six digits' });
    await submit(view.id, '135791');
    expect(sandbox.slack.board.read().modals).toEqual([]);
  });

  test('needs a fresh trigger', async () => {
    const answers: Json[] = [];
    await press(
      await openWithButton(async (received, call) => {
        if (!isPress(received)) return undefined;
        const fields = { trigger_id: received.body.trigger_id, view: pinModal };
        answers.push(await call('views.open', fields), await call('views.open', fields));
        return undefined;
      }),
    );
    expect(answers).toMatchObject([{ ok: true }, { ok: false, error: 'exchanged_trigger_id' }]);
  });

  test('that is closed is gone', async () => {
    await press(await openWithButton(openModal));
    const { view } = await onScreen(sandbox, ({ modals }) => modals[0]);
    await ask(sandbox, 'closings', { viewId: view.id });
    expect(sandbox.slack.board.read().modals).toEqual([]);
    expect((await submit(view.id, '135791')).problem).not.toBeNull();
  });
});

describe('a slash command', () => {
  test('carries its text and is answered privately by the acknowledgement', async () => {
    sandbox = await openSandbox(async ({ kind }) =>
      kind === 'command' ? { body: 'nothing known' } : undefined,
    );
    await paste(sandbox, '/wa-status +48 600 123 456');
    const received = await sandbox.bot.until(({ kind }) => kind === 'command');
    expect(received.body).toMatchObject({
      command: '/wa-status',
      text: '+48 600 123 456',
      channel_name: 'wa-support',
    });
    expect(received.body).not.toHaveProperty('thread_ts');
    const note = await onScreen(sandbox, ({ messages }) => messages.find(({ ephemeral }) => ephemeral));
    expect(note.text).toBe('nothing known');
  });

  test('does not run inside a thread', async () => {
    sandbox = await openSandbox();
    expect((await paste(sandbox, '/wa-status', '1.1')).problem).toContain('threads');
  });
});

test('a message shortcut carries the whole message', async () => {
  sandbox = await openSandbox();
  await paste(sandbox, 'what is this');
  const { channel, ts } = await onScreen(sandbox, ({ messages }) => messages[0]);
  await ask(sandbox, 'shortcuts', { id: 'explain_error', message: { channel, ts } });
  const received = await sandbox.bot.until(({ kind }) => kind === 'interaction');
  expect(received.body).toMatchObject({
    type: 'message_action',
    callback_id: 'explain_error',
    message: { text: 'what is this', ts },
  });
});
