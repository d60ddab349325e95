import { describe, expect, test } from 'vitest';
import { readPaste } from '../../src/intake/paste.ts';
import { openMatcher } from '../../src/match/ladder.ts';
import type { Candidate } from '../../src/match/types.ts';
import { emptyIndex, type PhraseIndex } from '../../src/match/wording/phrase-index.ts';
import { anEntry, someKnowledge } from '../support/knowledge.ts';

const knowledge = someKnowledge(
  anEntry('pin-mismatch', [{ code: 133005 }]),
  anEntry('number-linked', [{ code: 100, subcode: 2388001, shared: true }]),
  anEntry('cannot-create-certificate', [{ code: 100, subcode: 2388001, shared: true, default: true }]),
  anEntry('invalid-parameter', [{ code: 100, weak: true }]),
  anEntry('not-registered', [{ code: 133010 }], { consequence: true }),
  anEntry('webhook-misconfigured'),
);

/** An index that always says the same. */
function saying(...ranked: readonly Candidate[]): PhraseIndex {
  return {
    ...emptyIndex,
    rank: () => ({ ranked, explain: () => [], sentence: 'a sentence', language: 'pl' }),
  };
}

const diagnose = (text: string, ...ranked: readonly Candidate[]) =>
  openMatcher(knowledge, saying(...ranked)).diagnose(readPaste(text));

describe('the ladder', () => {
  test('a code outranks any wording', () => {
    const { matches } = diagnose('error 133005', { entry: 'number-linked', confidence: 0.99 });
    expect(matches).toMatchObject([{ entry: 'pin-mismatch', via: 'code' }]);
  });

  test('the wording decides between entries that share a code', () => {
    const text = '{"error":{"code":100,"error_subcode":2388001}}';
    expect(diagnose(text, { entry: 'number-linked', confidence: 0.4 }).matches).toMatchObject([
      { entry: 'number-linked' },
    ]);
    expect(diagnose(text, { entry: 'number-linked', confidence: 0.05 }).matches).toMatchObject([
      { entry: 'cannot-create-certificate' },
    ]);
    expect(diagnose(text, { entry: 'webhook-misconfigured', confidence: 0.9 }).matches).toMatchObject([
      { entry: 'cannot-create-certificate' },
    ]);
  });

  test('a weak code gives way to a sure wording, and stands without one', () => {
    const text = '(#100) Invalid parameter';
    expect(diagnose(text, { entry: 'webhook-misconfigured', confidence: 0.8 }).matches).toMatchObject([
      { entry: 'webhook-misconfigured', via: 'phrase' },
    ]);
    expect(diagnose(text, { entry: 'webhook-misconfigured', confidence: 0.2 }).matches).toMatchObject([
      { entry: 'invalid-parameter', via: 'code' },
    ]);
  });

  test('of several errors the root cause comes first', () => {
    const { matches } = diagnose('first error 133010, later error 133005');
    expect(matches.map(({ entry }) => entry)).toEqual(['pin-mismatch', 'not-registered']);
  });

  test('a doubtful wording is offered, not answered', () => {
    const diagnosis = diagnose('hm', { entry: 'number-linked', confidence: 0.3 });
    expect(diagnosis).toMatchObject({
      verdict: 'unsure',
      matches: [],
      candidates: [{ entry: 'number-linked' }],
    });
  });

  test('ordinary talk gets silence', () => {
    expect(diagnose('hello', { entry: 'number-linked', confidence: 0.02 })).toMatchObject({
      verdict: 'silent',
      language: null,
    });
  });

  test('the code of another field silences a similar wording', () => {
    const diagnosis = diagnose('(#132001) Template does not exist', {
      entry: 'number-linked',
      confidence: 0.95,
    });
    expect(diagnosis).toMatchObject({ verdict: 'silent', foreignCodes: [132001] });
  });

  test('an unknown code is never a guess', () => {
    expect(diagnose('error 133099')).toMatchObject({
      verdict: 'unsure',
      matches: [],
      unknownCodes: ['133099'],
    });
  });
});
