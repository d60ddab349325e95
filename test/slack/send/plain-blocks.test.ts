import { describe, expect, test } from 'vitest';
import { feedbackBlock } from '../../../src/answer/feedback.ts';
import { toPlainBlocks } from '../../../src/slack/send/plain-blocks.ts';

const section = { type: 'section', text: { type: 'mrkdwn', text: 'as it is' } };
const cell = (text: string) => ({ type: 'raw_text', text });
const plain = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } });

describe('without the newer block types', () => {
  test('old blocks stay as they are', () => {
    expect(toPlainBlocks([section, { type: 'divider' }])).toEqual([section, { type: 'divider' }]);
  });

  test('a container becomes its title and what is in it', () => {
    const container = {
      type: 'container',
      title: { type: 'plain_text', text: 'All steps' },
      child_blocks: [section],
    };
    expect(toPlainBlocks([container])).toEqual([plain('All steps'), section]);
  });

  test('a table becomes its lines', () => {
    const table = {
      type: 'table',
      rows: [
        [cell('Status'), cell('CONNECTED')],
        [cell('Name'), { type: 'rich_text', elements: [{ type: 'text', text: 'Shop' }] }],
      ],
    };
    expect(toPlainBlocks([table])).toEqual([plain('Status · CONNECTED\nName · Shop')]);
  });

  test('markdown becomes its text', () => {
    expect(toPlainBlocks([{ type: 'markdown', text: '# Hello' }])).toEqual([plain('# Hello')]);
  });

  test('what has no words is left out', () => {
    expect(
      toPlainBlocks([{ type: 'context_actions', elements: [{ type: 'icon_button' }] }, null, 'x']),
    ).toEqual([]);
  });
});

test('the pair of feedback buttons becomes two plain ones, with the names that a plain answer gives them', () => {
  const feedback = feedbackBlock('number-linked', 'case-1');
  expect(toPlainBlocks([feedback])).toEqual(
    [feedbackBlock('number-linked', 'case-1', { plain: true })].map((block) => ({
      ...block,
      elements: block.elements.map((element) => expect.objectContaining({ action_id: element.action_id })),
    })),
  );
});
