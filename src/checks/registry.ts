import type { CheckName } from '../knowledge/schema.ts';
import { checkPhoneNumber } from './phone-number.ts';

/** The live checks there are, by the names that entries use. Each is pure: facts in, Finding out. */
export const checks = {
  'phone-number': checkPhoneNumber,
} as const satisfies { readonly [Name in CheckName]?: unknown };
