import { MAX_TEXT } from './bounds.ts';

/** Scripts that put no space between words; recognition puts one between letters. */
const UNSPACED = String.raw`[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
const FALSE_SPACE = new RegExp(String.raw`(?<=${UNSPACED}\p{M}*)[ \t]+(?=${UNSPACED}|\p{M})`, 'gu');

/** Digits of a code among which letters were seen that look like digits: "#133O10", "2388OOl". */
const MISREAD = /(?<![\p{L}\p{N}])[\dOoQlI|SB]{5,18}(?![\p{L}\p{N}])/gu;
const MEANT: Readonly<Record<string, string>> = {
  ...{ O: '0', o: '0', Q: '0' },
  ...{ l: '1', I: '1', '|': '1', S: '5', B: '8' },
};
/** So many real digits make a run of them a number. */
const ENOUGH_DIGITS = 4;

function mendDigits(run: string): string {
  if ((run.match(/\d/g) ?? []).length < ENOUGH_DIGITS) return run;
  return run.replace(/\D/g, (sign) => MEANT[sign] ?? sign);
}

/** Latin letters that look like Cyrillic ones: "не" is read as "He", and says the opposite when it is lost. */
const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х' },
  ...{ a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у' },
};
const LOOKALIKES = String.raw`(?<![\p{L}\p{N}])[${Object.keys(CYRILLIC).join('')}]{1,12}(?![\p{L}\p{N}])`;
const AMONG_CYRILLIC = new RegExp(
  String.raw`(?<=\p{Script=Cyrillic} )${LOOKALIKES}|${LOOKALIKES}(?= \p{Script=Cyrillic})`,
  'gu',
);

function toCyrillic(word: string): string {
  return word.replace(/./gu, (letter) => CYRILLIC[letter] ?? letter);
}

/** What was recognised, without the marks that recognition leaves. Pure. */
export function tidyText(recognised: string): string {
  return recognised
    .toWellFormed()
    .replace(/\f/g, '\n')
    .replace(FALSE_SPACE, '')
    .replace(MISREAD, mendDigits)
    .replace(AMONG_CYRILLIC, toCyrillic)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, MAX_TEXT)
    .toWellFormed();
}

/** Two letters or digits side by side: less is dirt on the picture. */
export function holdsText(text: string): boolean {
  return /[\p{L}\p{N}]\p{M}*[\p{L}\p{N}]/u.test(text);
}
