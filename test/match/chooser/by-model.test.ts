import { describe, expect, test } from 'vitest';
import { readPaste } from '../../../src/intake/paste.ts';
import { acceptChoice, needsModel, settleByModel } from '../../../src/match/chooser/by-model.ts';
import type { Chooser, Question } from '../../../src/match/chooser/chooser.ts';
import { findQuote } from '../../../src/match/chooser/find-quote.ts';
import { modelText } from '../../../src/match/chooser/model-text.ts';
import type { Diagnosis } from '../../../src/match/types.ts';
import { readKnowledge } from '../../support/start-test-bot.ts';

const knowledge = readKnowledge();
const TEXT = 'Þetta símanúmer er þegar tengt öðrum WhatsApp reikningi.';
const CHOICE = { entry: 'number-linked', language: 'is', quote: 'þegar tengt öðrum', confidence: 0.9 };

function diagnosisOf(verdict: Diagnosis['verdict'], change: Partial<Diagnosis> = {}): Diagnosis {
  return {
    verdict,
    matches: [],
    candidates: [],
    language: null,
    unknownCodes: [],
    foreignCodes: [],
    ...change,
  };
}

function chooserOf(choice: object): Chooser & { readonly questions: Question[] } {
  const questions: Question[] = [];
  return {
    questions,
    async choose(question) {
      questions.push(question);
      return { kind: 'choice', choice: { ...CHOICE, ...choice } };
    },
  };
}

describe('the model is asked', () => {
  test.each([
    ['unsure', true, true],
    ['unsure', false, true],
    ['silent', true, true],
    ['silent', false, false],
    ['sure', true, false],
    ['sure', false, false],
  ] as const)('of what is %s, asked for: %s? %s', (verdict, asked, expected) => {
    expect(needsModel(diagnosisOf(verdict), asked)).toBe(expected);
  });

  test('never where the code of another field settles it', () => {
    expect(needsModel(diagnosisOf('silent', { foreignCodes: [132000] }), true)).toBe(false);
  });

  test.each(['ok', '👍👍👍👍👍', '?!', '…'])(
    'never of “%s”, in which there is nothing to read',
    async (text) => {
      const chooser = chooserOf({});
      const settled = await settleByModel(chooser, knowledge, readPaste(text), diagnosisOf('silent'), {
        asked: true,
      });
      expect(settled.model).toBe('not-asked');
      expect(chooser.questions).toEqual([]);
    },
  );
});

describe('a choice', () => {
  test('with words of the paste is a match, never a sure one', () => {
    expect(acceptChoice(CHOICE, TEXT, knowledge, true)).toEqual({
      entry: 'number-linked',
      via: 'llm',
      confidence: 0.8,
      evidence: [{ quote: 'þegar tengt öðrum', means: expect.any(String) }],
      sentence: 'þegar tengt öðrum',
    });
  });

  test.each([
    ['none', { entry: 'none' }],
    ['a made-up id', { entry: 'deregister' }],
    ['a name that every object has', { entry: 'constructor' }],
    ['no quote', { quote: '' }],
    ['a quote of other words', { quote: 'already linked to another account' }],
    ['a quote that any text holds', { quote: 'er' }],
    ['half a word', { quote: 'egar tengt öðr' }],
    ['words that are not together', { quote: 'símanúmer þegar tengt' }],
    ['doubt', { confidence: 0.5 }],
    ['no number', { confidence: Number.NaN }],
  ])('of %s is none', (_name, change) => {
    expect(acceptChoice({ ...CHOICE, ...change }, TEXT, knowledge, true)).toBeNull();
  });

  test('must be surer where nobody asked', () => {
    const choice = { ...CHOICE, confidence: 0.7 };
    expect(acceptChoice(choice, TEXT, knowledge, true)).not.toBeNull();
    expect(acceptChoice(choice, TEXT, knowledge, false)).toBeNull();
  });
});

describe('a diagnosis settled by the model', () => {
  const paste = readPaste(TEXT);

  test('is sure of one entry, in the language that the model told', async () => {
    const settled = await settleByModel(chooserOf({}), knowledge, paste, diagnosisOf('silent'), {
      asked: true,
    });
    expect(settled).toMatchObject({
      model: 'found',
      diagnosis: { verdict: 'sure', matches: [{ entry: 'number-linked', via: 'llm' }], language: 'is' },
    });
  });

  test('takes no language that is no tag', async () => {
    const chooser = chooserOf({ language: '<!channel>' });
    const settled = await settleByModel(chooser, knowledge, paste, diagnosisOf('silent'), { asked: true });
    expect(settled.diagnosis.language).toBeNull();
  });

  test('stays as it was where the model knows nothing', async () => {
    const diagnosis = diagnosisOf('unsure', { candidates: [{ entry: 'generic', confidence: 0.2 }] });
    const settled = await settleByModel(chooserOf({ entry: 'none' }), knowledge, paste, diagnosis, {
      asked: true,
    });
    expect(settled).toEqual({ model: 'none', diagnosis });
  });

  test('stays as it was without a model', async () => {
    const diagnosis = diagnosisOf('unsure');
    expect(await settleByModel(null, knowledge, paste, diagnosis, { asked: true })).toEqual({
      model: 'not-asked',
      diagnosis,
    });
  });
});

describe('a quote', () => {
  test.each([
    ['other case and accents', 'ÞEGAR TENGT ODRUM', 'þegar tengt öðrum'],
    ['other punctuation', '“símanúmer, er þegar”', 'símanúmer er þegar'],
    ['line breaks', 'er\nþegar\ttengt', 'er þegar tengt'],
  ])('is found in spite of %s, and given as it stands in the paste', (_name, quote, expected) => {
    expect(findQuote(TEXT, quote)).toBe(expected);
  });

  test.each([
    ['Chinese', '该电话号码已与另一个账号关联，请重试', '已与另一个账号关联'],
    ['Thai', 'หมายเลขนี้เชื่อมกับบัญชีอื่นแล้ว', 'เชื่อมกับบัญชีอื่น'],
  ])('is found inside %s, which has no spaces', (_name, text, quote) => {
    expect(findQuote(text, quote)).toBe(quote);
  });

  test('is found at its second place where the first is but a part of a word', () => {
    expect(findQuote('unlinked numbers are linked numbers', 'linked numbers')).toBe('linked numbers');
  });

  test('that is longer than the text is not there', () => {
    expect(findQuote('linked', 'linked to another account')).toBeNull();
  });
});

describe('what the model gets to see', () => {
  test('holds no phone number, id or address, and keeps codes', () => {
    const paste = readPaste(
      'error 133099 / 2388777 for +48 600 123 456 (600 123 456), id 106540352242922, by anna.b@firma.pl',
    );
    const text = modelText(paste);
    expect(text).toContain('133099');
    expect(text).toContain('2388777');
    expect(text).not.toMatch(/600|106540352242922|anna|firma/);
  });

  test('is a part of a long paste', () => {
    expect(modelText(readPaste('ż '.repeat(6_000))).length).toBeLessThanOrEqual(4_000);
  });
});
