import { describe, expect, test } from 'vitest';
import { collectText } from '../../../src/slack/receive/message-text.ts';

const event = (change: Partial<Parameters<typeof collectText>[0]>) => ({
  text: null,
  blocks: null,
  attachments: null,
  ...change,
});

const richText = (...elements: object[]) => [{ type: 'rich_text', elements }];

describe('the text of a message', () => {
  test('is the text', () => {
    expect(collectText(event({ text: 'error 133010 &amp; so on' }))).toBe('error 133010 &amp; so on');
  });

  test('is taken from a code block where there is no other', () => {
    const blocks = richText({
      type: 'rich_text_preformatted',
      elements: [{ type: 'text', text: '{"error":{"code":133010}} & <more>' }],
    });
    expect(collectText(event({ text: '', blocks }))).toBe('{"error":{"code":133010}} &amp; &lt;more&gt;');
  });

  test('is not taken twice from its blocks', () => {
    const text = 'Numer <tel:+48600123456|+48 600 123 456> :cry: nie działa\n```error 133010```';
    const blocks = richText(
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Numer ' },
          { type: 'link', url: 'tel:+48600123456', text: '+48 600 123 456' },
          { type: 'text', text: ' ' },
          { type: 'emoji', name: 'cry' },
          { type: 'text', text: ' nie działa' },
        ],
      },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'error 133010' }] },
    );
    expect(collectText(event({ text, blocks }))).toBe(text);
  });

  test('holds what the blocks add', () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'code *133010*' } }];
    expect(collectText(event({ text: 'please look', blocks }))).toBe('please look\ncode *133010*');
  });

  test('keeps the lines of sections, lists and quotes apart', () => {
    const section = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
    const blocks = richText(section('one'), {
      type: 'rich_text_list',
      elements: [section('two'), section('three')],
    });
    expect(collectText(event({ blocks })).split('\n').filter(Boolean)).toEqual(['one', 'two', 'three']);
  });

  test('names links and people', () => {
    const elements = [
      { type: 'link', url: 'https://a.example/?x=1', text: 'see' },
      { type: 'user', user_id: 'U1' },
    ];
    const blocks = richText({ type: 'rich_text_section', elements });
    expect(collectText(event({ blocks }))).toBe('see https://a.example/?x=1<@U1>');
  });
});

describe('a forwarded message', () => {
  test('is read from the text of its attachment', () => {
    expect(collectText(event({ text: 'look', attachments: [{ text: 'error 133010', fallback: 'x' }] }))).toBe(
      'look\nerror 133010',
    );
  });

  test('is read from its blocks', () => {
    const blocks = richText({
      type: 'rich_text_section',
      elements: [{ type: 'text', text: 'error 133010' }],
    });
    const attachments = [{ message_blocks: [{ message: { blocks } }] }];
    expect(collectText(event({ attachments }))).toBe('error 133010');
  });

  test('is read from the fallback where there is nothing else', () => {
    expect(collectText(event({ attachments: [{ fallback: 'error 133010' }] }))).toBe('error 133010');
  });

  test('lends no labels of its buttons', () => {
    const blocks = [
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Retry' } }] },
    ];
    expect(collectText(event({ text: 'hello', blocks }))).toBe('hello');
  });
});

describe('nonsense', () => {
  test.each([
    [[null]],
    [['text']],
    [[{ elements: 'no' }]],
    [[{ type: 5, text: 7 }]],
    [[{ text: { text: [] } }]],
  ])('in blocks is passed over: %j', (blocks) => {
    expect(collectText(event({ text: 'hello', blocks, attachments: blocks }))).toBe('hello');
  });

  test('nested without end is cut off', () => {
    let block: object = { type: 'text', text: 'deep' };
    for (let depth = 0; depth < 100_000; depth += 1) block = { type: 'rich_text', elements: [block] };
    expect(collectText(event({ text: 'hello', blocks: [block] }))).toBe('hello');
  });

  test('of any length is bounded', () => {
    const attachments = Array.from({ length: 50 }, (_value, at) => ({ text: `${at} `.repeat(5_000) }));
    expect(collectText(event({ attachments })).length).toBeLessThanOrEqual(120_000);
  });
});
