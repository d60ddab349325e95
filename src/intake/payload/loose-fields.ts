import type { GraphError } from '../types.ts';
import { readGraphError } from './graph-error.ts';

/** Keys that only Meta's errors have, or an error key that is quoted or in brackets as data is. */
const SIGN =
  /error_subcode|fbtrace_id|error_user_(?:msg|title)|error_data|(?:OAuth|GraphMethod|IGApi)Exception|["'[](?:code|error_code)\\{0,3}["'\]]\s*(?:=>|:|=)/;

/** A key and its separator: JSON, Python, PHP print_r and var_export, Ruby, Go's map[…], Java's toString. */
const KEY =
  /(?<![A-Za-z_])(code|error_code|error_subcode|type|message|error_message|title|details|error_user_title|error_user_msg|fbtrace_id|messaging_product|is_transient)[\\"'“”\]]{0,6}\s*(?:=>|:|=)\s*/g;

const MAX_VALUE = 2_000;
const CLOSING: Readonly<Record<string, RegExp>> = {
  '"': /(?<!\\)"/,
  "'": /(?<!\\)'(?=\s*[,;)\]}\n]|\s*$)/,
  '“': /”/,
};

export type LooseError = { readonly error: GraphError; readonly start: number; readonly end: number };

type Value = { readonly text: string; readonly end: number };

/**
 * Reads the fields of one Graph error one by one, for text that no parser takes: a payload that lost its
 * beginning, PHP's print_r, a dump of another language. Null where nothing speaks for a Graph error.
 */
export function readLooseFields(text: string): LooseError | null {
  if (!SIGN.test(text)) return null;
  const keys = [...text.matchAll(KEY)];
  const fields: Record<string, string> = {};
  let start = text.length;
  let end = 0;
  for (const [i, key] of keys.entries()) {
    const name = key[1] ?? '';
    if (key.index < end || name in fields) continue;
    const value = readValue(text, key.index + key[0].length, keys[i + 1]?.index ?? text.length);
    fields[name] = value.text;
    start = Math.min(start, key.index);
    end = value.end;
  }
  const error = readGraphError(fields, false);
  return error === null || (error.code ?? error.subcode) === undefined ? null : { error, start, end };
}

/** A quoted value ends at its quote, another at the end of its line or before the next key. */
function readValue(text: string, from: number, nextKey: number): Value {
  const start = from + (/^\\{0,3}(?=")/.exec(text.slice(from, from + 4))?.[0].length ?? 0);
  const closing = CLOSING[text[start] ?? ''];
  if (closing !== undefined) {
    const rest = text.slice(start + 1, start + 1 + MAX_VALUE);
    const length = start > from ? rest.search(/\\{1,3}"/) : rest.search(closing);
    const inside = length < 0 ? rest : rest.slice(0, length);
    return { text: inside.replace(/\\(["'\\/])/g, '$1'), end: start + 1 + inside.length };
  }
  const bare = text.slice(from, Math.min(nextKey, from + MAX_VALUE)).split('\n', 1)[0] ?? '';
  return { text: bare.replace(/(?:[\s,;}\])"'[]|\\n)+$/, ''), end: from + bare.length };
}
