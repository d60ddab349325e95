import type { NumberTarget } from '../../directory/locate.ts';
import type { Case } from '../../store/cases.ts';

/** The number that a case is about: its id if the thread named one, for that needs no search. */
export function targetOf({ phoneNumberIds, phones }: Case): NumberTarget | null {
  const [phoneNumberId] = phoneNumberIds;
  if (phoneNumberId !== undefined) return { kind: 'id', phoneNumberId };
  const [e164] = phones;
  return e164 === undefined ? null : { kind: 'phone', e164 };
}
