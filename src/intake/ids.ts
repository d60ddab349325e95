import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { toAsciiDigits } from './numbers/digits.ts';
import type { IdKind, IdMention } from './types.ts';

const MAX_IDS = 50;
/** A timestamp in milliseconds has 13 digits and starts so from 2017 to 2033. */
const MILLISECONDS = /^1[5-9]\d{11}$/;

/** What stands before or after an id, by kind; the nearest word decides. */
const WORDS: readonly (readonly [IdKind, RegExp])[] = [
  [
    'phone-number',
    /phone[ _-]?(?:number[ _-]?)?id|phone[ _-]?number(?![ _]?\+)|pnid|numeru telefonu|número de tel[eé]fono|numéro de téléphone|telefonnummer|номер\p{L}? телефона|电话号码/giu,
  ],
  [
    'waba',
    /waba|whatsapp[ _]business[ _](?:api )?account|business[ _-]account[ _-]id|whatsapp[ _]account/giu,
  ],
  ['business', /business[ _-]?(?:manager[ _-]?)?id|business[ _](?:manager|portfolio)|portfolio|\bbm\b/giu],
  ['app', /\bapp(?:lication)?[ _-]?id|\bapp\b|application/giu],
];

/** The edge of the Graph API that follows the id in a path. */
const EDGES: readonly (readonly [IdKind, RegExp])[] = [
  [
    'phone-number',
    /^\/(?:(?:de)?register|request_code|verify_code|messages|media|settings|whatsapp_business_profile|smb_app_data)\b/,
  ],
  ['waba', /^\/(?:phone_numbers|subscribed_apps|message_templates|activities|assigned_users|solutions)\b/],
  ['business', /^\/(?:(?:owned|client)_whatsapp_business_accounts|preverified_numbers|add_phone_numbers)\b/],
  ['app', /^\/subscriptions\b/],
];

/**
 * Ids of 13 to 18 digits, each once, with the kind that a path, a key or the words beside it tell.
 * `scan` is the text without phone numbers.
 */
export function findIds(scan: string): IdMention[] {
  const text = toAsciiDigits(scan);
  const ids = new Map<string, IdKind>();
  for (const { 0: id, index } of text.matchAll(/(?<![\w+.-])\d{13,18}(?![\w.]\d|\d)/g)) {
    if (ids.size >= MAX_IDS) break;
    const kind = readKind(text, index, index + id.length);
    if (kind === 'unknown' && (MILLISECONDS.test(id) || isPhone(id))) continue;
    if (!ids.has(id) || ids.get(id) === 'unknown') ids.set(id, kind);
  }
  return [...ids].map(([id, kind]) => ({ id, kind }));
}

/** A phone number has up to 15 digits; Meta's ids have seldom less than 15. */
function isPhone(id: string): boolean {
  return id.length < 15 && parsePhoneNumberFromString(`+${id}`)?.isValid() === true;
}

function readKind(text: string, start: number, end: number): IdKind {
  const after = text.slice(end, end + 40);
  const edge = EDGES.find(([, pattern]) => pattern.test(after));
  if (edge) return edge[0];
  const before = text.slice(Math.max(0, start - 48), start);
  if (/["']?entry["']?\s*:\s*\[\s*\{\s*["']id["']\s*:\s*["']?$/.test(before)) return 'waba';
  return nearestBefore(before) ?? firstAfter(after) ?? 'unknown';
}

/** The words that end last win: in "app 1…, WABA 2…" the second id is the WABA. */
function nearestBefore(before: string): IdKind | undefined {
  const own = before.slice(Math.max(before.search(/\d{13,18}\D*$/), 0)).replace(/^\d+/, '');
  let best: { kind: IdKind; end: number } | undefined;
  for (const [kind, pattern] of WORDS) {
    for (const match of own.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (best === undefined || end > best.end) best = { kind, end };
    }
  }
  return best?.kind;
}

/** "106540352242922 (phone number id)", "… is the WABA". */
function firstAfter(after: string): IdKind | undefined {
  const own = /^[\s)]{0,2}(?:\(|is (?:the|my|our) |= ?)(.{0,30})/.exec(after)?.[1];
  return own === undefined ? undefined : WORDS.find(([, pattern]) => own.search(pattern) >= 0)?.[0];
}
