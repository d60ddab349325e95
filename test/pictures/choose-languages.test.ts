import { expect, test } from 'vitest';
import { chooseLanguages } from '../../src/pictures/choose-languages.ts';

const list = (...names: readonly string[]) =>
  ['List of available languages in "/usr/share/tessdata/" (9):', ...names, ''].join('\n');

test('English first, then what is there; nothing that is no language', () => {
  const listed = list('chi_sim', 'eng', 'osd', 'equ', 'Latin', 'script/Thai', 'jpn_vert', 'pol');
  expect(chooseLanguages(listed)).toEqual(['eng', 'pol', 'chi_sim']);
});

test('of many, those of most people', () => {
  const many = Array.from(
    { length: 26 * 4 },
    (_, at) => `x${String.fromCharCode(97 + (at % 26))}${'abcd'[at % 4]}`,
  );
  const chosen = chooseLanguages(list(...many, 'vie', 'eng', 'hin'));
  expect(chosen).toHaveLength(14);
  expect(chosen.slice(0, 3)).toEqual(['eng', 'hin', 'vie']);
});

test('none where nothing is installed', () => {
  expect(chooseLanguages(list())).toEqual([]);
  expect(chooseLanguages('')).toEqual([]);
});
