import { codeWords, errorWords, foreignCodeWords, letter, subcodeWords } from './code-words.ts';

/** How much text beside a number decides what it is. */
export const REACH = 44;

/** Between the word and its number: "#", ":", "=", quotes, "no.", "is". */
const SEP =
  '["\'“”‘’«»*_`~)\\]\\s]*(?:(?:no|nr|num|nº|number|nummer|is|was|es|é|est|ist|to|это)\\.?(?![\\p{L}]))?[\\s:：=＝>№–—(\\["\'“‘«*_`~-]{0,6}#?\\(?#?';

const SAYS_SUBCODE = new RegExp(`(?<quote>(?:${subcodeWords})${SEP})$`, 'iu');
/** "error code", "kod błędu", "código de erro", "code d'erreur", "错误代码" or only one of the two words. */
const SAYS_CODE = new RegExp(
  `(?<quote>(?:(?:${errorWords})[\\s_-]{0,2}(?:${codeWords})|(?:${codeWords})(?:\\s\\p{L}{1,3})?[\\s’'_-]{1,2}(?:d['’])?(?:${errorWords})|(?<!${letter})(?:${codeWords})|(?:${errorWords}))${SEP})$`,
  'iu',
);
const UNSPACED_CODE =
  /(?<quote>(?:错误)?(?:代码|错误码|碼|码)[\s:：=(（#]*|(?:エラー)?コード[\s:：=(（#]*|코드[\s:：=(（#]*)$/u;
const FOREIGN_CODE = new RegExp(`(?<!${letter})(?:${foreignCodeWords})[\\s_-]?(?:${codeWords})${SEP}$`, 'iu');

/** "(#100) …" as Graph starts its messages. */
const GRAPH_MARK = /(?<quote>\(\s?#\s?)$/;

/** Words after which a number names something else. */
const OTHER_NUMBER =
  /(?:ticket|order|invoice|case|line|port|postal|zip|room|ref|reference|build|release|revision|pid|sku|bestellung|rechnung|zam[óo]wieni\p{L}|faktur\p{L}|pedido|factura|fatura|commande|facture|заказ\p{L}?|счет|тикет|订单|订单号|注文|line|строка|línea|linha|ligne|zeile|https?|timestamp|user|uid|usd|eur|pln|brl|inr|idr|vnd|rub|rs|rp|r\$|[$€£¥₹₽₫₺₴])[\s.:#№(no-]{0,5}$/iu;
const PRICE_AFTER =
  /^\s?(?:[$€£¥₹₽₫₺₴%]|usd|eur|pln|z[łl]|brl|inr|idr|vnd|rub|руб|грн|kr|kč|ft|lei|tl|rs|元|円|원|đ|dollars?|euros?|reais|pesos|rupees|rupiah)(?![\p{L}])/iu;
const COUNTED_AFTER =
  /^\s?(?:messages?|msgs?|users?|contacts?|rows?|records?|ms|seconds?|bytes?|kb|mb|km|times|people|customers?|numbers?|wiadomości|klientów|mensagens|mensajes|clientes|kunden|nachrichten|messaggi|сообщени\p{L}{1,2}|tin nhắn|条|件)(?![\p{L}])/iu;

export type Context = {
  readonly role: 'code' | 'subcode' | 'none';
  /** Where the words that named the number begin, counted back from it. */
  readonly quoteLength: number;
  /** What named it: Graph's "(#", a word for "code", or only one for "error". */
  readonly by: 'mark' | 'code' | 'error' | null;
};

const NONE: Context = { role: 'none', quoteLength: 0, by: null };
const BY_ERROR_ONLY = new RegExp(`^(?:${errorWords})`, 'iu');
const HAS_CODE_WORD = new RegExp(`(?:${codeWords})`, 'iu');

/** What the words before a number say it is. `before` holds the last characters before it. */
export function readContext(before: string): Context {
  const mark = GRAPH_MARK.exec(before)?.groups?.quote;
  if (mark !== undefined) return { role: 'code', quoteLength: mark.length, by: 'mark' };
  const subcode = SAYS_SUBCODE.exec(before)?.groups?.quote;
  if (subcode !== undefined) return { role: 'subcode', quoteLength: subcode.length, by: 'code' };
  if (FOREIGN_CODE.test(before)) return NONE;
  const code = (SAYS_CODE.exec(before) ?? UNSPACED_CODE.exec(before))?.groups?.quote;
  if (code === undefined) return NONE;
  const errorOnly = BY_ERROR_ONLY.test(code) && !HAS_CODE_WORD.test(code);
  return { role: 'code', quoteLength: code.length, by: errorOnly ? 'error' : 'code' };
}

/** The number prices something, or the word before it says that it is something other than a code. */
export function isOtherNumber(before: string, after: string): boolean {
  return OTHER_NUMBER.test(before) || PRICE_AFTER.test(after);
}

/** The number says how many: "131047 messages". */
export function isCount(after: string): boolean {
  return COUNTED_AFTER.test(after);
}
