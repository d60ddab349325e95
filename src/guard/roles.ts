import { type Role, roles } from './types.ts';

/** Whether a role includes what another one may do. */
export function hasRole(has: Role, needed: Role): boolean {
  return roles.indexOf(has) >= roles.indexOf(needed);
}
