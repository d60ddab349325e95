import { expect, test } from 'vitest';
import { replyMessage } from '../../src/answer/reply-message.ts';
import { replyTexts } from '../../src/answer/texts-replies.ts';
import { readKnowledge } from '../support/start-test-bot.ts';
import { findFaults } from './validate-message.ts';

const knowledge = readKnowledge();
const input = { knowledge, caseId: '0'.repeat(36), number: '+48 600 123 456' };

test('every entry in every language is a message that Slack takes, with the English beside it', () => {
  for (const [language, { replies }] of knowledge.replies) {
    for (const entry of Object.keys(replies)) {
      const message = replyMessage({ ...input, entry, language });
      expect(findFaults(message), `${language} ${entry}`).toEqual([]);
      expect(JSON.stringify(message).includes(replyTexts.gloss)).toBe(language !== 'en');
    }
  }
});

test('the text to copy is whole, its joiners included', () => {
  const message = replyMessage({ ...input, entry: 'number-linked', language: 'fa' });
  const copied = message.blocks.find(({ type }) => type === 'rich_text');
  expect(JSON.stringify(copied)).toContain('\u200c');
});

test('the menu has every language, and shows the one that was used', () => {
  const { blocks } = replyMessage({ ...input, entry: 'number-linked', language: 'pt' });
  const menu = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))[0];
  expect(menu).toMatchObject({ type: 'static_select', initial_option: { value: 'pt-BR' } });
  expect(menu?.type === 'static_select' && menu.options.map(({ value }) => value).sort()).toEqual(
    [...knowledge.replies.keys()].sort(),
  );
});

test('an entry that asks nothing of the customer says so', () => {
  expect(replyMessage({ ...input, entry: 'no-such-entry', language: 'en' })).toEqual({
    text: replyTexts.none,
    blocks: [],
  });
});
