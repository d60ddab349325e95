import { describe, expect, test } from 'vitest';
import { compileLexicon, findNotions, foldPattern } from '../../../src/match/lexicon/lexicon.ts';
import { toTokens } from '../../../src/match/text/normalise.ts';

/** The words of `text` in which one pattern is found. */
function found(pattern: string, text: string): string[] {
  const { text: composed, tokens } = toTokens(text);
  return findNotions(compileLexicon([[0, foldPattern(pattern)]]), tokens).map(({ start, end }) =>
    composed.slice(start, end),
  );
}

describe('the pattern language', () => {
  test('a stem begins a word', () => {
    expect(found('abmeld', 'die Abmeldung, ich meldete mich an')).toEqual(['Abmeldung']);
    expect(found('meld', 'Abmeldung')).toEqual([]);
  });

  test('= is a whole word', () => {
    expect(found('=pin', 'PIN, pinned')).toEqual(['PIN']);
  });

  test('~ is anywhere in a word', () => {
    expect(found('~daftar', 'pendaftaran nomor terdaftar')).toEqual(['pendaftaran', 'terdaftar']);
  });

  test('words in sequence stand side by side', () => {
    expect(found('two step', 'two-step verification')).toEqual(['two-step']);
    expect(found('two step', 'two more steps')).toEqual([]);
  });

  test('.. lets five words between', () => {
    expect(found('meld .. ab', 'meldet die alte Nummer bitte ab')).toEqual([
      'meldet die alte Nummer bitte ab',
    ]);
    expect(found('meld .. ab', 'meldet a b c d e f ab')).toEqual([]);
    expect(found('meld .. =ab', 'ab jetzt meldet er')).toEqual([]);
  });

  test('diacritics and case fold on both sides', () => {
    expect(found('ungültig', 'UNGULTIG')).toEqual(['UNGULTIG']);
  });

  test('where words are not spaced, a pattern may stand anywhere', () => {
    expect(found('番号', 'この番号は既に')).toEqual(['番号']);
    expect(found('証明 .. 正しく', '番号の証明書が正しくありません')).toEqual(['証明書が正しく']);
  });
});
