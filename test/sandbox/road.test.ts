import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookingDeeperText } from '../../src/answer/texts-desk.ts';
import { readConfig } from '../../src/config.ts';
import { samples } from '../../src/sandbox/samples.ts';
import type { ShownMessage } from '../../src/sandbox/slack/conversation.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts';
import { ask, onScreen, paste } from './open-sandbox.ts';

let sandbox: Sandbox;
const printed: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox(readConfig({ PORT: '0' }), {
    print: (line) => void printed.push(line),
    thinking: 0,
  });
});
afterAll(() => sandbox[Symbol.asyncDispose]());

const sampleText = (id: string): string => samples.find((sample) => sample.id === id)?.text ?? '';

/** The newest message that the agent wrote. */
function lastPaste(): ShownMessage {
  const { messages } = sandbox.slack.board.read();
  const own = messages.filter(({ user }) => user === sandbox.slack.workspace.agent.id).at(-1);
  if (own === undefined) throw new Error('nothing was pasted');
  return own;
}

/** The bot's first public reply in the thread of a message, once it is more than a word that it is coming. */
function answerTo({ ts }: ShownMessage): Promise<ShownMessage> {
  return onScreen(sandbox, ({ messages }) =>
    messages.find(
      ({ threadTs, ephemeral, text }) => threadTs === ts && !ephemeral && text !== lookingDeeperText(),
    ),
  );
}

const words = (message: ShownMessage): string => JSON.stringify([message.text, message.blocks]);

/** Presses the first button whose label fits, the way the page does. */
function press(message: ShownMessage, label: RegExp) {
  const controls = (message.blocks ?? []).flatMap((block) =>
    ((block.elements ?? []) as Record<string, unknown>[]).map((element) => ({
      ...element,
      block_id: block.block_id,
    })),
  );
  const button = controls.find((control) => label.test(JSON.stringify(Reflect.get(control, 'text') ?? '')));
  const { channel, ts } = message;
  return ask(sandbox, 'presses', { place: { channel, ts }, action: button, values: {} });
}

test('one line tells the address, and the first sample is answered without a hand', async () => {
  expect(printed).toHaveLength(1);
  expect(printed[0]).toContain(sandbox.url);
  expect(words(await answerTo(lastPaste()))).toContain('another WhatsApp account');
});

test('the Polish sample is explained in its thread; its button reads the live state of the number', async () => {
  await paste(sandbox, sampleText('polish'));
  const answer = await answerTo(lastPaste());
  expect(words(answer)).toContain('number-linked');
  expect(await press(answer, /check live status/i)).toEqual({ problem: null });
  const finding = await onScreen(sandbox, ({ messages }) =>
    messages.find((message) => message.threadTs === answer.threadTs && /not registered/.test(words(message))),
  );
  expect(words(finding)).toContain('+48 600 123 456');
});

test.each([
  ['json', 'pin-mismatch'],
  ['traceback', 'reverify-needed'],
  ['vietnamese', 'pin-attempts'],
  ['unknown', '139901'],
])('the sample “%s” is answered with %s', async (id, expected) => {
  await paste(sandbox, sampleText(id));
  expect(words(await answerTo(lastPaste()))).toContain(expected);
});

test('a wording that the desk does not know is answered by the language model, and marked', async () => {
  await paste(sandbox, sampleText('welsh'));
  const answer = words(await answerTo(lastPaste()));
  expect(answer).toContain('Suggested by the language model in Welsh');
  expect(answer).toContain('number-linked');
  expect(sandbox.model.received.map(({ body }) => body).join()).not.toMatch(/7400|123456/);
});

test('a secret is told to its poster alone, and never repeated', async () => {
  await paste(sandbox, sampleText('secret'));
  const { ts } = lastPaste();
  const note = await onScreen(sandbox, ({ messages }) =>
    messages.find(({ threadTs, ephemeral }) => threadTs === ts && ephemeral),
  );
  const answer = await answerTo(lastPaste());
  expect(words(note)).toMatch(/token/i);
  expect(words(note) + words(answer)).not.toMatch(/EAASandbox|482913/);
});

test('the App Home is there from the start, and a correction comes to stand in it', async () => {
  await onScreen(sandbox, ({ homes }) => Object.values(homes)[0]);
  await paste(sandbox, sampleText('json'));
  const answer = await answerTo(lastPaste());
  const block = (answer.blocks ?? []).find(({ type }) => type === 'context_actions');
  const [pair] = (block?.elements ?? []) as { action_id: string; negative_button: { value: string } }[];
  const action = {
    type: 'feedback_buttons',
    block_id: block?.block_id,
    action_id: pair?.action_id,
    value: pair?.negative_button.value,
  };
  const place = { channel: answer.channel, ts: answer.ts };
  expect(await ask(sandbox, 'presses', { place, action, values: {} })).toEqual({ problem: null });
  const { view } = await onScreen(sandbox, ({ modals }) => modals[0]);
  const values = { right_entry: { value: { selected_option: { value: 'number-linked' } } } };
  expect(await ask(sandbox, 'submissions', { viewId: view.id, values })).toEqual({ problem: null });
  await onScreen(sandbox, ({ messages }) =>
    messages.find(
      ({ threadTs, text }) => threadTs === answer.threadTs && /another WhatsApp account/.test(text),
    ),
  );
  await ask(sandbox, 'home', {});
  const home = await onScreen(sandbox, ({ homes: { [sandbox.slack.workspace.agent.id]: shown } }) =>
    shown !== undefined && JSON.stringify(shown).includes('learning:accept') ? shown : undefined,
  );
  expect(JSON.stringify(home)).toContain('This number is still tied');
});

test('ordinary talk gets silence', async () => {
  await paste(sandbox, sampleText('talk'));
  const talk = lastPaste();
  await paste(sandbox, sampleText('json'));
  await answerTo(lastPaste());
  expect(sandbox.slack.board.read().messages.filter(({ threadTs }) => threadTs === talk.ts)).toEqual([]);
});

test('/wa-status shows a card to its asker alone, which “Post to channel” shows to all', async () => {
  await paste(sandbox, '/wa-status +55 11 91234-5678');
  const card = await onScreen(sandbox, ({ messages }) =>
    messages.find((message) => message.ephemeral && words(message).includes('Healthy')),
  );
  expect(words(card)).toContain('Café Aurora');
  expect(await press(card, /post to channel/i)).toEqual({ problem: null });
  const posted = await onScreen(sandbox, ({ messages }) =>
    messages.find(
      (message) => !message.ephemeral && message.threadTs === null && words(message).includes('Healthy'),
    ),
  );
  expect(words(posted)).toContain('Café Aurora');
});
