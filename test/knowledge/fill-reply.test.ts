import { describe, expect, test } from 'vitest';
import { fillReply, hasReply, replyLanguage } from '../../src/knowledge/fill-reply.ts';
import { readKnowledge } from '../support/start-test-bot.ts';

const knowledge = readKnowledge();
const NUMBER = '+48 600 123 456';

describe('the language of a reply', () => {
  test.each([
    ['pl', 'pl'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-PT'],
    ['zh-HK', 'zh-CN'],
    ['de-AT', 'de'],
    ['xx', 'en'],
    [null, 'en'],
  ])('of a paste in %s is %s', (asked, given) => {
    expect(replyLanguage(knowledge, asked)).toBe(given);
  });
});

describe('a reply', () => {
  test.each([
    ['en', '3 minutes'],
    ['pl', '3 minuty'],
    ['de', '3 Minuten'],
    ['vi', '3 phút'],
  ])('in %s names the wait as %s, and the number', (language, wait) => {
    const reply = fillReply(knowledge, 'number-linked', language, NUMBER);
    expect(reply?.language).toBe(language);
    expect(reply?.text).toContain(wait);
    expect(reply?.text).toContain(NUMBER);
  });

  test('without a number leaves no gap', () => {
    const reply = fillReply(knowledge, 'number-linked', 'en', null);
    expect(reply?.text).not.toMatch(/\{|\}| {2}/);
    expect(reply?.text).toContain('the number is');
  });

  test('is there for none but known entries', () => {
    expect(fillReply(knowledge, 'no-such-entry', 'en', null)).toBeNull();
    expect(hasReply(knowledge, 'no-such-entry')).toBe(false);
    expect(hasReply(knowledge, 'number-linked')).toBe(true);
  });

  test('leaves no blank in any language', () => {
    for (const [language, { replies }] of knowledge.replies) {
      for (const entry of Object.keys(replies)) {
        const text = fillReply(knowledge, entry, language, NUMBER)?.text ?? '';
        expect(text, `${language} ${entry}`).not.toMatch(/[{}]|undefined|NaN/);
        expect(text.length).toBeGreaterThan(40);
      }
    }
  });
});
