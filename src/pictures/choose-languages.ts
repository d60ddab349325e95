/** Each language makes recognition slower; twice as many would take more than four seconds for a screenshot. */
const MAX_LANGUAGES = 14;

/** When more are installed: those with the most users of WhatsApp first. */
const FIRST = [
  'eng',
  'hin',
  'por',
  'spa',
  'ind',
  'ara',
  'rus',
  'deu',
  'tur',
  'ita',
  'fra',
  'pol',
  'vie',
  'tha',
];

/** Language packs are named by three letters; scripts by a word; those that end in `_vert` are for pages of books. */
const LANGUAGE = /^[a-z]{3}(?:_(?:sim|tra|latn|cyrl))?$/;
/** No languages: the direction of the page, mathematics, serial numbers. */
const NOT_TEXT = new Set(['osd', 'equ', 'snum']);

const rankOf = (language: string) => {
  const at = FIRST.indexOf(language);
  return at < 0 ? FIRST.length : at;
};

/**
 * The languages to read with, from what `tesseract --list-langs` prints; English first.
 * Empty where no language is installed. Pure.
 */
export function chooseLanguages(listed: string): string[] {
  const installed = listed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => LANGUAGE.test(line) && !NOT_TEXT.has(line));
  return [...new Set(installed)]
    .toSorted((one, other) => rankOf(one) - rankOf(other) || one.localeCompare(other))
    .slice(0, MAX_LANGUAGES);
}
