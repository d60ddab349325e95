import { describe, expect, test } from 'vitest';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { trainModel } from '../../../src/match/training/train.ts';
import { openPhraseIndex } from '../../../src/match/wording/phrase-index.ts';
import { someKnowledge } from '../../support/knowledge.ts';

/** Two errors and ordinary talk in two languages; the German lexicon has no German phrase of the second error. */
const small: Knowledge = {
  ...someKnowledge(),
  notions: new Map(
    ['number', 'linked', 'pin', 'wrong', 'thanks', 'shop'].map((notion) => [notion, `the notion ${notion}`]),
  ),
  lexicon: new Map([
    [
      'en',
      {
        language: 'en',
        notions: {
          number: ['number', 'phone'],
          linked: ['link', 'tied', 'in use'],
          pin: ['=pin'],
          wrong: ['wrong', 'incorrect'],
          thanks: ['thank', 'hello'],
          shop: ['shop', 'order'],
        },
      },
    ],
    [
      'de',
      {
        language: 'de',
        notions: {
          number: ['nummer'],
          linked: ['verknüpf', 'benutz'],
          pin: ['=pin'],
          wrong: ['falsch', 'stimmt nicht'],
          thanks: ['danke', 'hallo'],
          shop: ['laden', 'bestell'],
        },
      },
    ],
  ]),
  phrases: new Map([
    [
      'en',
      {
        language: 'en',
        phrases: {
          'number-linked': [
            'this number is linked',
            'the phone is tied to an account',
            'my number is in use',
          ],
          'pin-mismatch': ['the PIN is wrong', 'incorrect PIN', 'it says wrong pin'],
        },
      },
    ],
    [
      'de',
      {
        language: 'de',
        phrases: { 'number-linked': ['die Nummer ist verknüpft', 'meine Nummer wird benutzt'] },
      },
    ],
  ]),
  silence: new Map([
    [
      'en',
      {
        language: 'en',
        near: ['the order number is wrong'],
        far: ['thank you', 'hello there', 'the shop is open'],
      },
    ],
    [
      'de',
      {
        language: 'de',
        near: ['die Bestellnummer ist falsch'],
        far: ['danke schön', 'hallo zusammen', 'der Laden ist offen'],
      },
    ],
  ]),
};

const open = () => openPhraseIndex(trainModel(small), small.notions);

describe('the phrase index', () => {
  test('recognises a wording it never saw', () => {
    const { ranked, language } = open().rank('phone number already tied');
    expect(ranked[0]?.entry).toBe('number-linked');
    expect(language).toBe('en');
  });

  test('carries an error over to a language that has no phrase for it', () => {
    expect(open().rank('PIN ist falsch').ranked[0]?.entry).toBe('pin-mismatch');
  });

  test('finds the error within other talk, and quotes the words that decided', () => {
    const { ranked, explain, sentence } = open().rank(
      'Hallo zusammen. Die Nummer ist schon verknüpft. Danke!',
    );
    expect(ranked[0]?.entry).toBe('number-linked');
    expect(sentence).toContain('verknüpft');
    expect(explain()).toContainEqual({ quote: 'verknüpft', means: 'the notion linked' });
  });

  test('is unsure of ordinary talk', () => {
    expect(open().rank('danke, der Laden ist offen').ranked[0]?.confidence).toBeLessThan(0.5);
  });

  test('says nothing about nothing', () => {
    expect(open().rank('').ranked).toEqual([]);
    expect(open().rank('🙂 !!!').ranked).toEqual([]);
  });

  test('is the same each time it is built', () => {
    const text = 'number linked';
    expect(open().rank(text).ranked).toEqual(open().rank(text).ranked);
  });

  test('a learnt phrase is known at once, a typo included, and can be taken back', () => {
    const index = open();
    const phrase = 'zzap the gizmo refuses to pair with headquarters';
    index.learn({ entry: 'pin-mismatch', text: phrase });
    expect(index.rank('zzap the gizmo refuses to pair with headquarter').ranked[0]).toMatchObject({
      entry: 'pin-mismatch',
    });
    expect(index.rank('the gizmo is in the shop').ranked[0]?.confidence).toBeLessThan(0.9);
    index.forget(phrase);
    expect(index.rank(phrase).ranked[0]?.confidence).toBeLessThan(0.9);
  });

  test('amid other talk a learnt phrase is the sentence that is quoted', () => {
    const index = open();
    index.learn({ entry: 'pin-mismatch', text: 'zzap the gizmo refuses to pair with headquarters' });
    const { sentence } = index.rank('Hello. The gizmo refuses to pair with headquarters. Thanks!');
    expect(sentence).toBe('The gizmo refuses to pair with headquarters');
  });

  test('a preview knows a phrase that the index does not', () => {
    const index = open();
    index.learn({ entry: 'number-linked', text: 'the widget moans about its cousin' });
    const phrase = { entry: 'pin-mismatch', text: 'zzap the gizmo refuses to pair with headquarters' };
    const preview = index.preview(phrase);
    expect(preview.rank(phrase.text).ranked[0]).toMatchObject({ entry: 'pin-mismatch' });
    expect(preview.rank('the widget moans about its cousin').ranked[0]?.entry).toBe('number-linked');
    expect(index.rank(phrase.text).ranked[0]?.confidence).toBeLessThan(0.9);
  });
});
