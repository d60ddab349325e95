import { expect, test } from 'vitest';
import { findBlockFaults, type Surface } from '../../../src/sandbox/slack/check-blocks.ts';
import type { Block } from '../../../src/sandbox/slack/conversation.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (text: string, value = 'v') => ({ type: 'button', action_id: 'a', text: plain(text), value });
const faults = (blocks: readonly Block[], surface: Surface = 'message') => findBlockFaults(blocks, surface);

test('takes what Slack takes', () => {
  const blocks = [
    { type: 'header', text: plain('h'.repeat(150)) },
    { type: 'section', text: { type: 'mrkdwn', text: 's'.repeat(3000) } },
    { type: 'actions', elements: [button('b'.repeat(75))] },
    { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] },
  ];
  expect(faults(blocks)).toEqual([]);
});

test.each<[string, readonly Block[], Surface]>([
  ['a header too long', [{ type: 'header', text: plain('h'.repeat(151)) }], 'message'],
  ['an empty text', [{ type: 'section', text: plain('') }], 'message'],
  ['a button too long', [{ type: 'actions', elements: [button('b'.repeat(76))] }], 'message'],
  ['a value too long', [{ type: 'actions', elements: [button('b', 'v'.repeat(2001))] }], 'message'],
  ['an alert in a message', [{ type: 'alert', text: plain('!') }], 'message'],
  ['a table in a modal', [{ type: 'table', rows: [] }], 'modal'],
  [
    'two tables',
    [
      { type: 'table', rows: [] },
      { type: 'table', rows: [] },
    ],
    'message',
  ],
  ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' })), 'message'],
  ['11 context elements', [{ type: 'context', elements: Array(11).fill(plain('x')) }], 'message'],
  ['an option too long', [overflow('o'.repeat(76))], 'message'],
  [
    'a block_id twice',
    [
      { type: 'divider', block_id: 'x' },
      { type: 'divider', block_id: 'x' },
    ],
    'message',
  ],
  ['too much in all', Array(5).fill({ type: 'section', text: plain('s'.repeat(2700)) }), 'message'],
])('refuses %s', (_, blocks, surface) => {
  expect(faults(blocks, surface)).not.toEqual([]);
});

function overflow(label: string): Block {
  const options = [{ text: plain(label), value: 'v' }];
  return { type: 'actions', elements: [{ type: 'overflow', action_id: 'o', options }] };
}
