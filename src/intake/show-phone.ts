import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A number as people write it: "+48 600 123 456" for +48600123456. What is no number stays as it is. */
export function showPhone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}
