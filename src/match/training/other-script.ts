/**
 * How people type a language in another alphabet than its own: Russian, Ukrainian, Bulgarian, Serbian, Kazakh, Greek
 * and Georgian in Latin letters, Uzbek in Cyrillic ones. Lexicons are written in the usual alphabet; these tables carry
 * them over. Where habits differ (ж as zh, j or z) there is more than one table.
 */

type Table = Readonly<Record<string, string>>;

const CYRILLIC: Table = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
const RUSSIAN_CHAT: Table = { ...CYRILLIC, й: 'j', х: 'h', ц: 'c', щ: 'sch', ы: 'i', ю: 'u', я: 'ja' };
const UKRAINIAN: Table = {
  ...CYRILLIC,
  г: 'h',
  ґ: 'g',
  є: 'ie',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  ю: 'iu',
  я: 'ia',
};
const UKRAINIAN_CHAT: Table = { ...UKRAINIAN, є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya', х: 'h' };
const BULGARIAN: Table = { ...CYRILLIC, х: 'h', щ: 'sht', ъ: 'a', ь: 'y' };
const KAZAKH: Table = {
  ...CYRILLIC,
  ә: 'a',
  ғ: 'g',
  қ: 'q',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  і: 'i',
  х: 'h',
};
const GREEK: Table = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};
const GREEKLISH: Table = { ...GREEK, η: 'h', θ: '8', υ: 'u', χ: 'x', ω: 'w', ξ: '3' };
const GEORGIAN: Table = {
  ა: 'a',
  ბ: 'b',
  გ: 'g',
  დ: 'd',
  ე: 'e',
  ვ: 'v',
  ზ: 'z',
  თ: 't',
  ი: 'i',
  კ: 'k',
  ლ: 'l',
  მ: 'm',
  ნ: 'n',
  ო: 'o',
  პ: 'p',
  ჟ: 'zh',
  რ: 'r',
  ს: 's',
  ტ: 't',
  უ: 'u',
  ფ: 'f',
  ქ: 'q',
  ღ: 'gh',
  ყ: 'y',
  შ: 'sh',
  ჩ: 'ch',
  ც: 'c',
  ძ: 'dz',
  წ: 'w',
  ჭ: 'ch',
  ხ: 'x',
  ჯ: 'j',
  ჰ: 'h',
};
const GEORGIAN_CHAT: Table = { ...GEORGIAN, ქ: 'k', ყ: 'k', ც: 'ts', წ: 'ts', ხ: 'kh' };
/** Longest first: "sh" before "s". */
const UZBEK: Table = {
  "o'": 'ў',
  oʻ: 'ў',
  'o‘': 'ў',
  "g'": 'ғ',
  gʻ: 'ғ',
  'g‘': 'ғ',
  sh: 'ш',
  ch: 'ч',
  ya: 'я',
  yo: 'ё',
  yu: 'ю',
  ye: 'е',
  a: 'а',
  b: 'б',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'ҳ',
  i: 'и',
  j: 'ж',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'қ',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  x: 'х',
  y: 'й',
  z: 'з',
  "'": 'ъ',
};

const tables: Readonly<Record<string, readonly Table[]>> = {
  ru: [CYRILLIC, RUSSIAN_CHAT],
  uk: [UKRAINIAN, UKRAINIAN_CHAT],
  bg: [BULGARIAN],
  kk: [KAZAKH],
  el: [GREEK, GREEKLISH],
  ka: [GEORGIAN, GEORGIAN_CHAT],
  uz: [UZBEK],
};

function convert(text: string, table: Table): string {
  const lower = text.normalize('NFC').toLowerCase();
  let out = '';
  for (let at = 0; at < lower.length; ) {
    const two = table[lower.slice(at, at + 2)];
    const one = lower[at] as string;
    // Greek accents are no letters of the table: α stands for ά too.
    out += two ?? table[one] ?? table[one.normalize('NFD')[0] as string] ?? one;
    at += two === undefined ? 1 : 2;
  }
  return out;
}

/** `text` as it is typed in the other alphabet of its language; empty where the language has none here. */
export function inOtherScript(language: string, text: string): string[] {
  const typed = (tables[language] ?? []).map((table) => convert(text, table));
  return [...new Set(typed)].filter((variant) => variant !== text.toLowerCase());
}
