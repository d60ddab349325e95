import { z } from 'zod';
import { readPaste } from '../intake/paste.ts';

/** What somebody wants to know the status of. */
export const requestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('help') }),
  z.object({ kind: z.literal('unclear') }),
  z.object({ kind: z.literal('phone'), e164: z.string() }),
  z.object({ kind: z.literal('id'), id: z.string() }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  z.object({ kind: z.literal('entry'), id: z.string() }),
]);

export type StatusRequest = z.infer<typeof requestSchema>;

const HELP = /^(?:help|hilfe|pomoc|ayuda|ajuda|aide|-h|--help|\?)?$/i;
const CODE = /^(?:(?:error|code|subcode|kod)\s*:?\s*)?\(?#?\d{1,7}(?:\s*\/\s*\d{2,7})?\)?$/i;
const LONG_ID = /^\D*(\d{13,20})\D*$/;
const BARE_NUMBER = /^(?:00)?[1-9][\d\s().-]{6,22}$/;
/** Meta's ids have seldom fewer digits; phone numbers never have more. */
const SHORTEST_ID = 15;
const ENTRY = /^[a-z]+(?:-[a-z0-9]+)+$/;

/** A number with its country code, plus sign or not; null where it is none. */
function readPhone(text: string): string | null {
  const [phone] = readPaste(text).phones;
  if (phone !== undefined) return phone.e164;
  if (!BARE_NUMBER.test(text)) return null;
  return readPaste(`+${text.replace(/^00/, '')}`).phones[0]?.e164 ?? null;
}

/** Reads the words after `/wa-status`. Untrusted; never throws. */
export function readRequest(words: string): StatusRequest {
  const text = readPaste(words).text.replace(/`/g, '').trim();
  if (HELP.test(text)) return { kind: 'help' };
  if (CODE.test(text)) return { kind: 'code', text };
  const id = LONG_ID.exec(text)?.[1];
  const phone = text.length > 80 ? null : readPhone(text);
  if (phone !== null && (id === undefined || id.length < SHORTEST_ID || text.includes('+')))
    return { kind: 'phone', e164: phone };
  if (id !== undefined) return { kind: 'id', id };
  return ENTRY.test(text) ? { kind: 'entry', id: text } : { kind: 'unclear' };
}

const ASKS = /^\/?(?:wa-)?status\b[:\s]*/i;
const ONLY_NUMBER = /^[+\d\s().-]+$/;
/** The question at the end: "+48 600 123 456 status?" */
const ASKS_LAST = /[\s,:]+(?:wa-)?status\s*\??$/i;

/**
 * The same words in a mention: after “status”, or a number or id alone. null: it asks for something else, such
 * as what an error means.
 */
export function readMention(text: string): StatusRequest | null {
  const words = text.trim().replace(ASKS_LAST, '');
  if (ASKS.test(words)) return readRequest(words.replace(ASKS, ''));
  if (!ONLY_NUMBER.test(words)) return null;
  const request = readRequest(words);
  return request.kind === 'phone' || request.kind === 'id' ? request : null;
}
