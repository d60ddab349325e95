import type { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { RoleLists } from '../../config.ts';
import type { Role } from '../../guard/types.ts';
import { describeError, type Log } from '../../log.ts';
import { createGroups } from './groups.ts';
import { readMembership } from './read-membership.ts';
import { roleOf } from './role-of.ts';

/** What somebody may do, asked of Slack just now. Unknown is nothing: whoever acts on it fails closed. */
type RoleFinding =
  | { readonly kind: 'known'; readonly role: Role; readonly isFullMember: boolean }
  | { readonly kind: 'unknown' };

/** Slack did not tell who somebody is, so nothing may be done in their name. */
export class RoleUnknownError extends Error {
  override readonly name = 'RoleUnknownError';
}

export type Roles = {
  readonly lists: RoleLists;
  /** Asked anew each time: people leave, and what a button was drawn for counts for nothing. */
  find(user: string): Promise<RoleFinding>;
  /** The role alone. Throws RoleUnknownError where Slack did not tell. */
  roleOf(user: string): Promise<Role>;
};

export type RoleOptions = {
  readonly client: webApi.WebClient;
  readonly lists: RoleLists;
  /** Our workspace. */
  readonly teamId: string | null;
  readonly clock: Clock;
  readonly log: Log;
};

export function createRoles({ client, lists, teamId, clock, log }: RoleOptions): Roles {
  const readGroup = createGroups({ client, clock, log });
  const all = new Set([...lists.viewers, ...lists.operators, ...lists.approvers]);
  const groups = [...all].filter((id) => id.startsWith('S'));
  const find = async (user: string): Promise<RoleFinding> => {
    try {
      const membership = await readMembership(client, user, teamId);
      const isFullMember = membership === 'full';
      const read = isFullMember ? groups : [];
      const members = new Map(await Promise.all(read.map(async (id) => [id, await readGroup(id)] as const)));
      const role = roleOf(lists, user, membership, (group) => members.get(group)?.has(user) ?? null);
      return role === null ? { kind: 'unknown' } : { kind: 'known', role, isFullMember };
    } catch (error) {
      log.warn('cannot tell what somebody may do', describeError(error));
      return { kind: 'unknown' };
    }
  };
  return {
    lists,
    find,
    async roleOf(user) {
      const found = await find(user);
      if (found.kind === 'unknown') throw new RoleUnknownError('Slack did not tell who somebody is');
      return found.role;
    },
  };
}
