import { z } from 'zod';
import { isHttpFailure, isSubcodeSized } from '../numbers/known-codes.ts';
import type { GraphError } from '../types.ts';
import { parseLoosely } from './parse-json.ts';

const number = z
  .union([z.number(), z.string().regex(/^\s*#?\d{1,9}\s*$/)])
  .transform((value) => (typeof value === 'number' ? value : Number(value.replace('#', ''))))
  .pipe(z.int().nonnegative().max(999_999_999))
  .optional()
  .catch(undefined);

const text = z
  .string()
  .transform((value) => value.trim())
  .optional()
  .catch(undefined);

/** Every field that Meta or a wrapper around its API gives an error; unknown ones and odd types are passed over. */
const rawError = z.looseObject({
  code: number,
  error_code: number,
  errorCode: number,
  error_subcode: number,
  subcode: number,
  errorSubcode: number,
  type: text,
  message: text,
  error_message: text,
  error_description: text,
  title: text,
  details: text,
  error_data: z.unknown().optional(),
  error_user_title: text,
  error_user_msg: text,
  fbtrace_id: text,
  fbtraceId: text,
});
type RawError = z.infer<typeof rawError>;

/**
 * Reads one error object: Graph's envelope, `errors[]` of a webhook, `health_status`, Embedded Signup data.
 * `named` says that it stood under the key `error` or `errors`; without that it must look like an error.
 * Returns null for anything else.
 */
export function readGraphError(value: object, named: boolean): GraphError | null {
  const raw = rawError.parse(value);
  const words = raw.message ?? raw.error_message ?? raw.error_description ?? raw.title;
  const codes = readCodes(raw, words);
  const isGraph = [raw.type?.includes('Exception'), raw.fbtrace_id, raw.error_data, codes.subcode].some(
    Boolean,
  );
  const hasWords = words !== undefined || raw.details !== undefined || raw.error_user_msg !== undefined;
  const hasCode = codes.code !== undefined || codes.subcode !== undefined;
  if (!isGraph && !(hasCode && (hasWords || named)) && !(named && hasWords)) return null;
  const isHttp = codes.code !== undefined && isHttpFailure(codes.code) && !isGraph;
  return defined({
    ...(isHttp ? { httpStatus: codes.code } : codes),
    type: raw.type,
    message: words,
    details: readDetails(raw),
    userTitle: raw.error_user_title ?? (raw.title !== words ? raw.title : undefined),
    userMessage: raw.error_user_msg,
    fbtraceId: raw.fbtrace_id ?? raw.fbtraceId,
  });
}

/** The fields say it, else "(#133010) …" at the start of the message does; a number cut short is no code. */
function readCodes(raw: RawError, words: string | undefined): Pick<GraphError, 'code' | 'subcode'> {
  const given = raw.code ?? raw.error_code ?? raw.errorCode;
  const subcode = raw.error_subcode ?? raw.subcode ?? raw.errorSubcode;
  const inMessage = /^\s*\(#(\d{1,7})\)/.exec(words ?? '')?.[1];
  const code = inMessage?.startsWith(String(given ?? '')) ? Number(inMessage) : given;
  if (code !== undefined && subcode === undefined && isSubcodeSized(code)) return { subcode: code };
  return defined({ code, subcode });
}

/** `error_data` is an object, or a string that may hold one. */
function readDetails(raw: RawError): string | undefined {
  const data =
    typeof raw.error_data === 'string' ? (parseObject(raw.error_data) ?? raw.error_data) : raw.error_data;
  if (typeof data === 'string') return data.trim() || raw.details;
  const details = data !== null && typeof data === 'object' && 'details' in data ? data.details : undefined;
  return typeof details === 'string' ? details.trim() : raw.details;
}

function parseObject(source: string): object | undefined {
  if (!source.trimStart().startsWith('{')) return undefined;
  const parsed = parseLoosely(source);
  return parsed !== null && typeof parsed === 'object' ? parsed : undefined;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same without its undefined and empty fields. */
function defined<T extends object>(fields: T): Defined<T> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as Defined<T>;
}
