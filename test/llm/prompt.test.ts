import { describe, expect, test } from 'vitest';
import { buildPrompt } from '../../src/llm/prompt.ts';
import { injections } from '../support/injections.ts';
import { readKnowledge } from '../support/start-test-bot.ts';

const knowledge = readKnowledge();
const candidates = ['pin-attempts', 'rate-limited'].map((entry) => ({ entry, confidence: 0.1 }));

test('lists every entry once, the nearest first and in more words', () => {
  const [system] = buildPrompt({ text: 'x', candidates }, knowledge);
  const ids = [...(system?.content ?? '').matchAll(/^- ([a-z-]+): [^\n]+$/gm)]
    .map(([, id]) => id ?? '')
    .filter((id) => knowledge.entries.has(id));
  expect(ids.slice(0, 2)).toEqual(['pin-attempts', 'rate-limited']);
  expect(ids.toSorted()).toEqual([...knowledge.entries.keys()].toSorted());
  expect(system?.content).toContain(knowledge.entries.get('pin-attempts')?.meaning);
  expect(system?.content).not.toContain(knowledge.entries.get('terms-not-accepted')?.meaning);
});

test('costs what the README says: about 2,500 tokens', () => {
  const length = buildPrompt({ text: '', candidates }, knowledge).reduce(
    (sum, { content }) => sum + content.length,
    0,
  );
  expect(length / 3.5).toBeLessThan(3_000);
});

describe('orders in a paste', () => {
  test.each(injections)('(%s) stay inside a JSON string', (_name, text) => {
    const messages = buildPrompt({ text, candidates }, knowledge);
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(JSON.parse(messages[1]?.content ?? '')).toEqual({ paste: text });
    expect(messages[0]?.content).toBe(buildPrompt({ text: '', candidates }, knowledge)[0]?.content);
  });
});
