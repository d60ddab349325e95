import { describe, expect, test } from 'vitest';
import { ENGLISH_LABELS } from '../../src/knowledge/english-labels.ts';
import { type Labels, labelsSchema } from '../../src/knowledge/label-schema.ts';
import { labelsFor } from '../../src/knowledge/labels-for.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { lintLabels } from '../../src/knowledge/rules/labels.ts';
import { shippedFolder } from './folder.ts';
import { makeKnowledge } from './make-knowledge.ts';

const shipped = loadKnowledge(shippedFolder);
const lint = (labels: Labels) =>
  lintLabels(makeKnowledge({ labels: [labels] })).map(({ rule, path }) => `${rule} ${path.join('.')}`);
const polish = { ...ENGLISH_LABELS, language: 'pl' };
const forms = { one: '{count} a', few: '{count} b', many: '{count} c', other: '{count} d' };
const whole: Labels = {
  ...polish,
  answer: { ...polish.answer, steps: forms },
  card: { ...polish.card, someUnknown: forms },
};

test.each([
  ['pl-PL', 'pl'],
  ['pt-PT', 'pt-BR'],
  ['pt-BR', 'pt-BR'],
  ['es-LA', 'es'],
  ['ZH-cn', 'zh-CN'],
  ['zh-TW', 'en'],
  ['zh-Hant-TW', 'en'],
  ['en-GB', 'en'],
  ['cs-CZ', 'en'],
  ['', 'en'],
  ['-', 'en'],
  ['__proto__', 'en'],
  [null, 'en'],
])('the labels for the locale %s are those of %s', (locale, language) => {
  expect(labelsFor(shipped, locale).language).toBe(language);
});

describe('the lint', () => {
  test('finds nothing in labels that are in order', () => {
    expect(lint(whole)).toEqual([]);
  });

  test('misses a blank that is gone, and one that nobody fills in', () => {
    expect(lint({ ...whole, waits: { ...whole.waits, wait: 'chwilę' } })).toEqual([
      'label-placeholder waits.wait',
    ]);
    expect(lint({ ...whole, sides: { ...whole.sides, us: '{who}' } })).toEqual([
      'label-placeholder sides.us',
    ]);
  });

  test('misses a plural form of the language', () => {
    const { few: _, ...others } = forms;
    expect(lint({ ...whole, answer: { ...whole.answer, steps: others } })).toEqual([
      'label-form answer.steps',
    ]);
  });

  test('refuses what Slack would format', () => {
    expect(lint({ ...whole, sides: { ...whole.sides, us: 'my *tu*' } })).toEqual(['label-sign sides.us']);
  });

  test('sees English labels that are not those of the code', () => {
    const changed = { ...ENGLISH_LABELS, sides: { ...ENGLISH_LABELS.sides, us: 'Ours' } };
    expect(lint(changed)).toEqual(['label-original sides.us']);
    expect(lint(ENGLISH_LABELS)).toEqual([]);
  });
});

test.each([
  ['too long for a button', { ...whole, feedback: { ...whole.feedback, helpful: 'x'.repeat(76) } }],
  ['without a key', { ...whole, sides: { customer: 'a', us: 'b' } }],
  ['with a key too many', { ...whole, more: {} }],
])('labels %s are refused', (_name, labels) => {
  expect(labelsSchema.safeParse(labels).success).toBe(false);
});
