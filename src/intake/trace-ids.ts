import { isHttpFailure } from './numbers/known-codes.ts';

const TRACE =
  /(?:fb[-_]?trace[-_ ]?id|x-fb-trace-id|trace[-_ ]?id)["'”\\\]]{0,4}\s*(?:=>|:|=|is)?\s*["'“\\(]{0,4}([A-Za-z0-9_-]{8,40})/gi;
const STATUS =
  /(?:HTTP(?:\/\d(?:\.\d)?)?(?:[ _]?status)?(?:[ _]?code)?|status(?:[ _]?code)?|response code)["'”\\]{0,3}\s*[:=]?\s*([45]\d\d)(?!\d)|(?<!\d)([45]\d\d)\s(?:Client Error|Server Error|Bad Request|Unauthorized|Forbidden|Not Found|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable)/gi;

/** Meta's trace ids named in the text, each once. */
export function findTraceIds(text: string): string[] {
  if (!/trace/i.test(text)) return [];
  const ids = [...text.matchAll(TRACE)].map((match) => match[1] ?? '');
  return [...new Set(ids.filter((id) => /\d|[a-z][A-Z]/.test(id)))];
}

/** The HTTP status of the failed call, where the text names exactly one. */
export function findHttpStatus(text: string): number | undefined {
  const named = [...text.matchAll(STATUS)].map((match) => Number(match[1] ?? match[2]));
  const [status, ...others] = new Set(named.filter(isHttpFailure));
  return others.length === 0 ? status : undefined;
}
