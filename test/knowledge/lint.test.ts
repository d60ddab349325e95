import { describe, expect, test } from 'vitest';
import { lintKnowledge } from '../../src/knowledge/lint.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { makeEntry, makeKnowledge } from './make-knowledge.ts';

const today = '2026-11-21';
const pin = makeEntry({ id: 'pin' });

function lint(knowledge: Knowledge): string[] {
  return lintKnowledge(knowledge, today).map(({ rule, file, path }) =>
    [rule, file, ...path.map(String)].join(' '),
  );
}

test('finds nothing in a set that is in order', () => {
  const knowledge = makeKnowledge({
    entries: [makeEntry({ id: 'pin', steps: [{ procedure: 'p' }], codes: [{ code: 1 }] })],
    procedures: [{ id: 'p', title: 'P', steps: ['s'] }],
    notions: ['pin'],
    phrases: { en: { pin: ['wrong PIN'] } },
    silence: { en: { near: ['my SIM has a PIN'], far: ['hello'] } },
    lexicon: { en: { pin: ['=pin'] } },
    replies: { en: { pin: 'The number {number} has a PIN. Please find it. Write back then.' } },
  });
  expect(lintKnowledge(knowledge, today)).toEqual([]);
});

describe('entries', () => {
  test('links that lead nowhere', () => {
    const entry = makeEntry({ id: 'a', steps: ['s', { procedure: 'gone' }], related: ['pin', 'gone', 'a'] });
    expect(lint(makeKnowledge({ entries: [pin, entry] }))).toEqual([
      'unknown-procedure entries/a.yml steps 1',
      'unknown-entry entries/a.yml related 1',
      'unknown-entry entries/a.yml related 2',
    ]);
  });

  test('a procedure that nobody uses', () => {
    const knowledge = makeKnowledge({ entries: [pin], procedures: [{ id: 'p', title: 'P', steps: ['s'] }] });
    expect(lint(knowledge)).toEqual(['unused-procedure procedures/p.yml']);
  });

  test('a source read more than a year ago, to the day', () => {
    const source = { title: 'Meta', url: 'https://example.com' };
    const sources = [
      { ...source, checked: '2025-11-21' },
      { ...source, checked: '2025-11-20' },
    ];
    const knowledge = makeKnowledge({ entries: [makeEntry({ id: 'a', sources })] });
    expect(lint(knowledge)).toEqual(['stale-source entries/a.yml sources 1']);
  });
});

describe('codes', () => {
  const claim = (id: string, ...codes: object[]) => makeEntry({ id, codes });

  test('claimed twice without being shared', () => {
    const knowledge = makeKnowledge({ entries: [claim('a', { code: 5 }), claim('b', { code: 5 })] });
    expect(lint(knowledge)).toEqual([
      'code-claimed-twice entries/a.yml codes',
      'code-claimed-twice entries/b.yml codes',
    ]);
  });

  test('a long subcode is the same claim with and without its code', () => {
    const entries = [claim('a', { code: 100, subcode: 2388001 }), claim('b', { subcode: 2388001 })];
    expect(lint(makeKnowledge({ entries }))).toHaveLength(2);
  });

  test('a code and its short subcodes are different claims', () => {
    const entries = [
      claim('a', { code: 190 }),
      claim('b', { code: 190, subcode: 463 }),
      claim('c', { code: 100, subcode: 463 }),
    ];
    expect(lint(makeKnowledge({ entries }))).toEqual([]);
  });

  test('shared with one default is in order; with none, two, or nobody else it is not', () => {
    const shared = { code: 5, shared: true };
    const isDefault = { ...shared, default: true };
    expect(lint(makeKnowledge({ entries: [claim('a', isDefault), claim('b', shared)] }))).toEqual([]);
    for (const entries of [
      [claim('a', shared), claim('b', shared)],
      [claim('a', isDefault), claim('b', isDefault)],
      [claim('a', isDefault)],
    ]) {
      expect(lint(makeKnowledge({ entries }))).toEqual(['code-default entries/a.yml codes']);
    }
  });

  test('claimed although it is foreign', () => {
    const knowledge = makeKnowledge({ entries: [claim('a', { code: 132001 })], foreign: [132001] });
    expect(lint(knowledge)).toEqual(['code-foreign entries/a.yml codes']);
  });
});

describe('phrases and silence', () => {
  const entries = [pin, makeEntry({ id: 'other' })];
  const rulesOf = (parts: Parameters<typeof makeKnowledge>[0]) =>
    lint(makeKnowledge({ entries, ...parts })).filter((line) => !line.startsWith('missing-language'));

  test('an unknown entry, and an entry without phrase', () => {
    expect(rulesOf({ phrases: { pl: { pin: ['a'], gone: ['b'] } } })).toEqual([
      'unknown-entry phrases/pl.yml phrases gone',
      'missing-phrases phrases/pl.yml phrases',
    ]);
  });

  test('the same wording twice, whatever its case, spaces and punctuation', () => {
    const phrases = { en: { pin: ['Wrong PIN!', 'wrong  “pin”'], other: ['wrong PIN'] } };
    expect(rulesOf({ phrases })).toEqual([
      'duplicate-phrase phrases/en.yml phrases pin 1',
      'duplicate-phrase phrases/en.yml phrases other 0',
    ]);
  });

  test('neighbouring languages may share a wording for one entry, not for two', () => {
    const other = { other: ['x'] };
    expect(
      rulesOf({
        phrases: { da: { pin: ['forkert pin'], ...other }, nb: { pin: ['forkert pin'], other: ['y'] } },
      }),
    ).toEqual([]);
    expect(
      rulesOf({
        phrases: { da: { pin: ['forkert pin'], ...other }, nb: { pin: ['y'], other: ['forkert pin'] } },
      }),
    ).toEqual(['duplicate-phrase phrases/nb.yml phrases other 0']);
  });

  test('silence that is a phrase, or stands twice', () => {
    const phrases = { en: { pin: ['wrong pin'], other: ['x'] } };
    expect(rulesOf({ phrases, silence: { en: { near: ['Wrong PIN.'], far: ['hello', 'Hello!'] } } })).toEqual(
      ['silence-equals-phrase silence/en.yml near 0', 'duplicate-phrase silence/en.yml far 1'],
    );
  });

  test('a language that lacks one of its files', () => {
    const knowledge = makeKnowledge({ entries: [pin], phrases: { pl: { pin: ['a'] } }, silence: { pl: {} } });
    expect(lint(knowledge)).toEqual(['missing-language lexicon/pl.yml', 'missing-language replies/pl.yml']);
  });
});

describe('lexicon', () => {
  const rulesOf = (notions: Record<string, string[]>, language = 'en') =>
    lint(makeKnowledge({ notions: ['pin', 'wrong'], lexicon: { [language]: notions } })).filter(
      (line) => !line.startsWith('missing-language'),
    );

  test('an unknown notion, and one without patterns', () => {
    expect(rulesOf({ pin: ['=pin'], colour: ['red'] })).toEqual([
      'missing-notion lexicon/en.yml notions wrong',
      'unknown-notion lexicon/en.yml notions colour',
    ]);
  });

  test.each(['is  no', '.. not', 'not ..', 'a .. .. b', '=', 'two ~', 'in=valid', 'no', '~ab', ' no'])(
    'the malformed pattern "%s"',
    (pattern) => {
      expect(rulesOf({ pin: ['=pin'], wrong: [pattern] })).toEqual([
        'bad-pattern lexicon/en.yml notions wrong 0',
      ]);
    },
  );

  test.each(['=no', 'not .. valid', 'two step', '~سجل', 'un', '号码', '=ei =oo'])(
    'the sound pattern "%s"',
    (pattern) => {
      expect(rulesOf({ pin: ['=pin'], wrong: [pattern] }, 'ja')).toEqual([]);
    },
  );

  test('a pattern that stands twice', () => {
    expect(rulesOf({ pin: ['=pin'], wrong: ['bad', 'bad'] })).toEqual([
      'bad-pattern lexicon/en.yml notions wrong 1',
    ]);
  });
});

describe('replies', () => {
  const waiting = makeEntry({ id: 'waiting', waits: [{ after: 'it', minutes: 3, reason: 'so' }] });
  const rulesOf = (replies: Record<string, Record<string, string>>) =>
    lint(makeKnowledge({ entries: [pin, waiting], replies })).filter(
      (line) => !line.startsWith('missing-language'),
    );

  test('an unknown entry, and one that another language has', () => {
    expect(rulesOf({ en: { pin: 'One. Two. Three.', gone: 'One. Two. Three.' }, pl: {} })).toEqual([
      'unknown-entry replies/en.yml replies gone',
      'missing-reply replies/pl.yml replies',
      'missing-reply replies/pl.yml replies',
    ]);
  });

  test.each(['Wait {minutes}. Two. Three.', 'A {number. Two. Three.', 'Wait {wait}. Two. Three.'])(
    'a placeholder that cannot be filled in "%s"',
    (text) => {
      expect(rulesOf({ en: { pin: text } })).toEqual(['reply-placeholder replies/en.yml replies pin']);
    },
  );

  test('{wait} where the entry has one in minutes', () => {
    expect(rulesOf({ en: { waiting: 'Wait {wait}. Then call {number}. Bye!' } })).toEqual([]);
  });

  test('a number that looks like a code', () => {
    expect(rulesOf({ en: { pin: 'It says 133005. Two. Three.' } })).toEqual([
      'reply-number replies/en.yml replies pin',
    ]);
  });

  test.each([
    ['One. Two.', 1],
    ['One. Two. Three.', 0],
    ['A. B. C. D. E. F. G.', 1],
    ['一。二。三。', 0],
    ['एक। दो। तीन।', 0],
    ['واحد. اثنان؟ ثلاثة.', 0],
    ['หนึ่ง\nสอง\nสาม', 0],
    ['Tap “Settings”. Wait… Write back (soon)!', 0],
  ])('the length of "%s"', (text, faults) => {
    expect(rulesOf({ en: { pin: text } })).toHaveLength(faults);
  });
});
