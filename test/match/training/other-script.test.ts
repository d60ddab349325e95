import { expect, test } from 'vitest';
import { inOtherScript } from '../../../src/match/training/other-script.ts';

test.each([
  ['ru', 'подтверждение', 'podtverzhdenie'],
  ['uk', 'реєстрацією', 'reiestratsiieiu'],
  ['bg', 'регистриран', 'registriran'],
  ['el', 'αριθμός', 'arithmos'],
  ['ka', 'ნომერი', 'nomeri'],
  ['uz', "noto'g'ri", 'нотўғри'],
  ['uz', 'tasdiqlash', 'тасдиқлаш'],
])('%s: %s is also typed %s', (language, written, typed) => {
  expect(inOtherScript(language, written)).toContain(typed);
});

test('marks of the pattern language stay', () => {
  expect(inOtherScript('ru', '=не .. подключ')).toContain('=ne .. podklyuch');
});

test('a language that is typed in one alphabet has no other', () => {
  expect(inOtherScript('pl', 'powiązany')).toEqual([]);
});
