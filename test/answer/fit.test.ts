import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerMessage } from '../../src/answer/answer.ts';
import {
  actions,
  button,
  container,
  context,
  fieldSection,
  header,
  section,
} from '../../src/answer/blocks.ts';
import { cutText, stripControls } from '../../src/answer/cut-text.ts';
import { fitMessage } from '../../src/answer/fit.ts';
import { LIMITS } from '../../src/answer/limits.ts';
import { escapeText, Markup, mrkdwn } from '../../src/answer/markup.ts';
import type { Block } from '../../src/answer/message.ts';
import type { Paste } from '../../src/intake/types.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Entry, Knowledge } from '../../src/knowledge/schema.ts';
import type { Diagnosis } from '../../src/match/types.ts';
import { shippedFolder } from '../knowledge/folder.ts';
import { knowledge, paste } from './sample.ts';
import { findFaults } from './validate-message.ts';

const attacks = [
  '<!channel>',
  '<!here|x>',
  '<@U012AB3CD>',
  '<#C1|x>',
  '<https://evil.example|meta>',
  '&lt;!here&gt;',
  '&',
  '&amp',
  '<',
  '>',
  '|',
  '*',
  '`',
  '_',
  '```',
  '\u202e',
  '\u200b',
  '\ud83d',
  '\udc00',
  '😀',
  '\u0000',
  '\n',
  '@channel',
  ':tada:',
  '',
  ' ',
  'ﷺ',
  '١٢',
];
const words = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('Delete the account.', 'Wait & see', 'PIN', 'żółć', ...attacks) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('long ', '&', '<!here>', '😀', 'x'), fc.nat(1_500))
      .map(([text, count]) => text.repeat(count)),
  },
);
const phrase = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const list = fc.array(phrase, { minLength: 1, maxLength: 6 });

const entry: fc.Arbitrary<Entry> = fc.record({
  id: fc.constantFrom('number-linked', 'pin-mismatch', 'other'),
  area: fc.constant('registration' as const),
  title: phrase,
  side: fc.constantFrom('customer' as const, 'us' as const, 'meta' as const),
  meaning: phrase,
  now: phrase,
  codes: fc.constant([]),
  causes: list,
  steps: fc.array(fc.oneof(phrase, fc.constantFrom({ procedure: 'off-the-phone' }, { procedure: 'gone' })), {
    minLength: 1,
    maxLength: 30,
  }),
  avoid: fc.array(phrase, { maxLength: 3 }),
  waits: fc.array(
    fc.record({ after: phrase, minutes: fc.option(fc.integer({ min: 1, max: 10_000 })), reason: phrase }),
    { maxLength: 3 },
  ),
  checks: fc.constantFrom([], ['phone-number' as const]),
  actions: fc.constant([]),
  escalate: phrase,
  sources: fc.array(
    fc.record({ title: phrase, url: fc.oneof(fc.webUrl(), phrase), checked: fc.constant('2026-09-11') }),
    { minLength: 1, maxLength: 4 },
  ),
});

const match = fc.record({
  entry: fc.constantFrom('number-linked', 'pin-mismatch', 'other', 'gone'),
  via: fc.constantFrom('code' as const, 'phrase' as const, 'llm' as const),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  evidence: fc.array(fc.record({ quote: phrase, means: phrase }), { maxLength: 3 }),
});
const diagnosis: fc.Arbitrary<Diagnosis> = fc.record({
  verdict: fc.constantFrom('sure' as const, 'unsure' as const, 'silent' as const),
  matches: fc.array(match, { maxLength: 5 }),
  candidates: fc.array(
    fc.record({
      entry: fc.constantFrom('number-linked', 'pin-mismatch', 'gone'),
      confidence: fc.constant(0.5),
    }),
    { maxLength: 4 },
  ),
  language: fc.oneof(fc.constantFrom('pl', 'zh-CN', null), phrase),
  unknownCodes: fc.array(phrase, { maxLength: 8 }),
  foreignCodes: fc.array(fc.constantFrom(132_001, 1), { maxLength: 2 }),
});
const pastes: fc.Arbitrary<Paste> = phrase.map((message) => ({
  ...paste,
  text: message,
  errors: [{ message }],
}));

const labels = fc.constantFrom(...loadKnowledge(shippedFolder).labels.values());

test('ten thousand random entries and pastes make messages that Slack takes, in every language', () => {
  const input = fc.tuple(
    fc.array(entry, { minLength: 1, maxLength: 2 }),
    diagnosis,
    pastes,
    fc.boolean(),
    labels,
  );
  fc.assert(
    fc.property(input, ([entries, found, pasted, plain, shown]) => {
      const random: Knowledge = { ...knowledge, entries: new Map(entries.map((one) => [one.id, one])) };
      const message = answerMessage(
        { paste: pasted, diagnosis: found, knowledge: random, caseId: 'case-1', asked: true },
        { plain, labels: shown },
      );
      expect(message).not.toBeNull();
      if (message) expect(findFaults(message)).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

describe('fitting', () => {
  const long = 'word '.repeat(5_000);
  const fitAll = (...blocks: Block[]) => fitMessage({ text: 'x', blocks }).blocks;

  test.each([
    ['a section', section(long)],
    ['a header', header(long)],
    ['fields', fieldSection(Array.from({ length: 14 }, () => long))],
    ['a context', context(...Array.from({ length: 14 }, () => long))],
    ['buttons', actions(...Array.from({ length: 40 }, (_, i) => button(`a${i}`, long, 'c')))],
    [
      'a container',
      container(
        long,
        Array.from({ length: 14 }, () => section(long)),
      ),
    ],
  ])('%s that is too large is cut, not refused', (_, block) => {
    const blocks = fitAll(block);
    expect(blocks).toHaveLength(1);
    expect(findFaults({ text: 'x', blocks })).toEqual([]);
  });

  test('drops blocks that say nothing', () => {
    expect(
      fitAll(
        section(''),
        header(' \u200b '),
        context(''),
        actions(),
        fieldSection([]),
        container('x', [section('')]),
        container('', [section('x')]),
      ),
    ).toEqual([]);
  });

  test('drops a button whose id or value would have to be cut', () => {
    const kept = button('a', 'A', 'case');
    const [row] = fitAll(
      actions(button('x'.repeat(256), 'B', 'c'), kept, button('b', 'B', 'c'.repeat(2_001))),
    );
    expect(row).toEqual(actions(kept));
  });

  test('keeps the first of too many blocks', () => {
    expect(fitAll(...Array.from({ length: 80 }, (_, i) => section(`${i}`)))).toHaveLength(
      LIMITS.message.blocks,
    );
  });

  test('shortens the longest texts of a message that is too long as a whole', () => {
    const blocks = fitAll(
      section('first'),
      ...Array.from({ length: 10 }, () => section(long)),
      context('last'),
    );
    expect(JSON.stringify(blocks).length).toBeLessThan(LIMITS.message.total);
    expect(blocks).toHaveLength(12);
    expect(blocks[0]).toEqual(section('first'));
    expect(blocks.at(-1)).toEqual(context('last'));
  });

  test('disarms a mention that got past the escaping', () => {
    const [block] = fitAll(section(new Markup('a <!here> <@U1> <#C1>')));
    expect(block).toMatchObject({ text: { text: 'a &lt;!here> &lt;@U1> &lt;#C1>' } });
  });

  test('leaves a message that fits as it is', () => {
    const blocks = [section(mrkdwn`*a* ${'<b>'}`), actions(button('a', 'A', 'c'))];
    expect(fitAll(...blocks)).toEqual(blocks);
  });

  test('always has a fallback text', () => {
    expect(fitMessage({ text: '\u200b', blocks: [] }).text).toBe('…');
  });
});

describe('cutting', () => {
  test.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abcde…'],
    ['ab😀cd', 4, 'ab…'],
    ['abc&amp;def', 6, 'abc…'],
    ['abc&amp;def', 9, 'abc&amp;…'],
    ['ab <https://x.example|title> cd', 12, 'ab…'],
    ['a &lt;b&gt; c &amp; d', 8, 'a &lt;b…'],
  ])('%s to %i', (text, max, cut) => {
    expect(cutText(text, max)).toBe(cut);
  });

  test('never splits a code point or an entity', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (text, max) => {
          const cut = cutText(escapeText(`${text}&<😀>`), max);
          expect(cut.length).toBeLessThanOrEqual(max);
          expect(cut.isWellFormed()).toBe(true);
          expect(cut).not.toMatch(/&(?!(?:amp|lt|gt);)/);
        },
      ),
    );
  });
});

test('controls are stripped', () => {
  expect(stripControls('a\u202eb\u200bc\u0000d\ne\u{e0041}f')).toBe('abcd\nef');
});
