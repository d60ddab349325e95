import type { PhoneNumber } from '../graph/phone-numbers.ts';

const UNVERIFIED = new Set(['NOT_VERIFIED', 'UNVERIFIED', 'EXPIRED']);

/** Whether the ownership of the number is still to be proved by a code; null: could not tell. */
export function isUnverified({ codeVerificationStatus: status }: PhoneNumber): boolean | null {
  if (status === 'VERIFIED') return false;
  return status !== null && UNVERIFIED.has(status) ? true : null;
}
