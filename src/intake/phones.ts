import {
  type CountryCode,
  findPhoneNumbersInText,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { toAsciiDigits } from './numbers/digits.ts';
import type { PhoneMention } from './types.ts';

export type PhoneSpan = PhoneMention & {
  readonly country?: CountryCode;
  readonly start: number;
  readonly end: number;
};

const MAX_PHONES = 50;

/** A number can only be told from its country code: "+48 …" or "0048 …". */
const INTERNATIONAL = /[+＋]\s?\(?\p{Nd}|(?<!\p{Nd})00[1-9]/u;

/** Keys and links whose bare digits begin with the country code. */
const KEYED =
  /(?:display_phone_number|wa_id|recipient_id|phone_number|wa\.me\/|api\.whatsapp\.com\/send\?phone=)(?!_)["'“”\\\]]{0,4}\s*(?:=>|:|=)?\s*["'“\\]{0,3}([1-9]\d{9,14})(?!\d)/g;

/**
 * Phone numbers with their place in the text: international ones, bare digits under a phone key, and national
 * ones where every other number of the paste is of one and the same country.
 */
export function findPhones(text: string): PhoneSpan[] {
  const digits = toAsciiDigits(text);
  const found = [...findInternational(digits), ...findKeyed(digits)];
  const countries = new Set(found.map((phone) => phone.country));
  const [country] = countries;
  if (countries.size === 1 && country !== undefined) found.push(...findNational(digits, country, found));
  return found.slice(0, MAX_PHONES).map((phone) => ({ ...phone, quote: text.slice(phone.start, phone.end) }));
}

function findInternational(text: string): PhoneSpan[] {
  if (!INTERNATIONAL.test(text)) return [];
  // A leading 00 means "+"; one unit for two keeps the positions.
  const plus = text.replace(/(?<![\d+.,:-])00(?=[1-9][\d\s().-]{7,18})/g, ' +');
  return findPhoneNumbersInText(plus)
    .filter(({ startsAt, endsAt }) => standsAlone(plus, startsAt, endsAt))
    .map(({ number, startsAt, endsAt }) =>
      toSpan(number, text[startsAt] === '0' ? startsAt - 1 : startsAt, endsAt),
    );
}

function findKeyed(text: string): PhoneSpan[] {
  const found: PhoneSpan[] = [];
  for (const { 0: whole, 1: digits = '', index } of text.matchAll(KEYED)) {
    const number = parsePhoneNumberFromString(`+${digits}`);
    const end = index + whole.length;
    if (number?.isValid()) found.push(toSpan(number, end - digits.length, end));
  }
  return found;
}

/** Written as a phone number is: nine digits or more, or a bracket or zero in front. */
const LOOKS_NATIONAL = /^(?:\(|0)[\d\s().-]{6,}$|^(?:\d[\s().-]*){9,}$/;

function findNational(text: string, defaultCountry: CountryCode, known: readonly PhoneSpan[]): PhoneSpan[] {
  return findPhoneNumbersInText(text, { defaultCountry })
    .filter(({ startsAt, endsAt }) => LOOKS_NATIONAL.test(text.slice(startsAt, endsAt)))
    .filter(({ startsAt, endsAt }) => standsAlone(text, startsAt, endsAt))
    .filter(({ startsAt, endsAt }) => known.every((phone) => endsAt <= phone.start || startsAt >= phone.end))
    .map(({ number, startsAt, endsAt }) => toSpan(number, startsAt, endsAt));
}

function toSpan(number: PhoneNumber, start: number, end: number): PhoneSpan {
  const country = number.country === undefined ? {} : { country: number.country };
  return { e164: number.number, ...country, quote: '', start, end };
}

/** Not the inside of an identifier or of a longer number. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 1), start);
  return !/[A-Za-z0-9_]/.test(before) && !/^(?:[A-Za-z0-9_]|[-./]\d)/.test(text.slice(end, end + 2));
}
