import { expect, test } from 'vitest';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { lintWording } from '../../src/match/lint-wording.ts';
import { emptyIndex, type PhraseIndex } from '../../src/match/wording/phrase-index.ts';
import { anEntry, someKnowledge } from '../support/knowledge.ts';

const index: PhraseIndex = {
  ...emptyIndex,
  rank: (text) => ({
    ranked: [{ entry: text.includes('PIN') ? 'pin-mismatch' : 'number-linked', confidence: 0.9 }],
    explain: () => [],
    sentence: text,
    language: 'en',
  }),
};

const knowledge: Knowledge = {
  ...someKnowledge(anEntry('pin-mismatch'), anEntry('number-linked')),
  phrases: new Map([
    ['en', { language: 'en', phrases: { 'number-linked': ['the number is tied', 'the PIN of the number'] } }],
  ]),
  silence: new Map([
    [
      'en',
      {
        language: 'en',
        near: [],
        far: ['the shop is open', 'the bus is late', 'thanks', 'the end', 'the sun', 'the rain'],
      },
    ],
  ]),
  lexicon: new Map([['en', { language: 'en', notions: { number: ['number', 'the'] } }]]),
};

test('a phrase that sits nearer to another entry, and a pattern that fires on everyday talk, are named', () => {
  expect(lintWording(knowledge, index)).toEqual([
    { file: 'phrases/en.yml', reason: '"the PIN of the number" (number-linked) sits nearer to pin-mismatch' },
    { file: 'lexicon/en.yml', reason: '"the" (number) fires on 5 of 6 everyday sentences' },
  ]);
});
