import { expect, test } from 'vitest';
import {
  applyChange,
  type Change,
  emptyConversation,
  type ShownMessage,
} from '../../../src/sandbox/slack/conversation.ts';

const message = (ts: string, given: Partial<ShownMessage> = {}): ShownMessage => ({
  channel: 'C1',
  ts,
  threadTs: null,
  user: 'U1',
  text: ts,
  blocks: null,
  edited: false,
  ephemeral: false,
  seenBy: null,
  files: [],
  reactions: [],
  ...given,
});
const play = (...changes: Change[]) => changes.reduce(applyChange, emptyConversation);
const view = (id: string) => ({ id, blocks: [] });

test('keeps messages in the order of their time, seconds before counter', () => {
  const shown = ['20.000001', '9.000002', '9.000010'].map(
    (ts): Change => ({ kind: 'shown', message: message(ts) }),
  );
  expect(play(...shown).messages.map(({ ts }) => ts)).toEqual(['9.000002', '9.000010', '20.000001']);
});

test('edits in place and removes, in the named channel only', () => {
  const base: Change[] = [
    { kind: 'shown', message: message('1.1') },
    { kind: 'shown', message: message('1.1', { channel: 'C2' }) },
  ];
  const edited = play(...base, { kind: 'edited', channel: 'C1', ts: '1.1', text: 'new', blocks: null });
  expect(edited.messages.map(({ text, edited: mark }) => [text, mark])).toEqual([
    ['new', true],
    ['1.1', false],
  ]);
  const removed = play(...base, { kind: 'removed', channel: 'C2', ts: '1.1', ephemeral: false });
  expect(removed.messages.map(({ channel }) => channel)).toEqual(['C1']);
});

test('counts reactions and forgets those that were taken back', () => {
  const add = (by: 1 | -1): Change => ({ kind: 'reacted', channel: 'C1', ts: '1.1', name: 'eyes', by });
  const shown: Change = { kind: 'shown', message: message('1.1') };
  expect(play(shown, add(1), add(1)).messages[0]?.reactions).toEqual([{ name: 'eyes', count: 2 }]);
  expect(play(shown, add(1), add(-1)).messages[0]?.reactions).toEqual([]);
});

test('stacks modals; an error stays with its own and goes with an update', () => {
  const open: Change[] = [
    { kind: 'modal-opened', view: view('V1'), viewer: 'U1' },
    { kind: 'modal-opened', view: view('V2'), viewer: 'U2' },
    { kind: 'modal-refused', viewId: 'V2', errors: { pin: 'no' } },
  ];
  expect(play(...open).modals.map(({ errors }) => errors)).toEqual([{}, { pin: 'no' }]);
  expect(play(...open, { kind: 'modal-updated', view: view('V2') }).modals[1]?.errors).toEqual({});
  expect(play(...open, { kind: 'modal-closed', viewId: 'V2' }).modals).toHaveLength(1);
  const cleared = play(...open, { kind: 'modals-cleared', viewer: 'U2' });
  expect(cleared.modals.map(({ viewer }) => viewer)).toEqual(['U1']);
});
