import { describe, expect, test } from 'vitest';
import { encodeText } from '../../../src/sandbox/slack/encode.ts';

const bot = { id: 'UBOT', names: ['WA Support', 'wa-support'] };
const encode = (typed: string) => encodeText(typed, bot);

describe('a message is encoded as Slack encodes it', () => {
  test.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['see https://example.com/a?b=1&c=2 now', 'see <https://example.com/a?b=1&amp;c=2> now'],
    ['mail ola@example.com', 'mail <mailto:ola@example.com|ola@example.com>'],
    ['call +48 600 123 456 please', 'call <tel:+48600123456|+48 600 123 456> please'],
    ['@WA Support what is 133010', '<@UBOT> what is 133010'],
    ['@wa-support help', '<@UBOT> help'],
    ['@Somebody else', '@Somebody else'],
    ['<!channel> <@U1>', '&lt;!channel&gt; &lt;@U1&gt;'],
  ])('%s', (typed, text) => {
    expect(encode(typed).text).toBe(text);
  });

  test('a fence is preformatted and its numbers are not linked', () => {
    const { text, blocks } = encode('look:\n```\n{"to": "+48 600 123 456"}\n```');
    expect(text).toBe('look:\n```{"to": "+48 600 123 456"}```');
    expect(blocks[0]?.elements).toEqual([
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'look:\n' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '{"to": "+48 600 123 456"}' }] },
    ]);
  });

  test('rich text carries links and mentions as elements', () => {
    expect(encode('@wa-support https://example.com').blocks[0]?.elements[0]?.elements).toEqual([
      { type: 'user', user_id: 'UBOT' },
      { type: 'text', text: ' ' },
      { type: 'link', url: 'https://example.com' },
    ]);
  });
});
