import type { RoleLists } from '../../config.ts';
import type { Role } from '../../guard/types.ts';

/**
 * What Slack says of an account: a full member, a guest (of one channel or of several), somebody of another
 * workspace (Slack Connect), or nobody who could press a button: a bot, an account that was switched off.
 */
export type Membership = 'full' | 'guest' | 'stranger' | 'nobody';

/** Is somebody in a user group? null: Slack did not tell. */
export type InGroup = (group: string) => boolean | null;

type Named = boolean | 'maybe';

/** People of other workspaces have no role at all; a guest has one by name only, for anybody may fill a group. */
function isNamed(list: readonly string[], user: string, membership: Membership, inGroup: InGroup): Named {
  if (list.includes(user)) return true;
  if (membership !== 'full') return false;
  const answers = list.filter((id) => id.startsWith('S')).map(inGroup);
  if (answers.includes(true)) return true;
  return answers.includes(null) && 'maybe';
}

/** The role of those who are not named anywhere. */
function defaultRole({ viewers, operators, approvers }: RoleLists, membership: Membership): Role {
  if (membership === 'full' && operators.length === 0)
    return approvers.length === 0 ? 'approver' : 'operator';
  return viewers.length === 0 ? 'viewer' : 'stranger';
}

/**
 * The role of a person: the highest by name, else that of the workspace's members. Where approvers are not named
 * but operators are, those decide about each other's proposals. null: a user group that matters could not be read.
 */
export function roleOf(
  lists: RoleLists,
  user: string,
  membership: Membership,
  inGroup: InGroup,
): Role | null {
  if (membership === 'stranger' || membership === 'nobody') return 'stranger';
  const named = (list: readonly string[]) => isNamed(list, user, membership, inGroup);
  const steps: readonly (readonly [Role, Named])[] = [
    ['approver', named(lists.approvers)],
    [lists.approvers.length === 0 ? 'approver' : 'operator', named(lists.operators)],
    ['viewer', named(lists.viewers)],
  ];
  const found = steps.find(([, is]) => is === true);
  // Being in a higher group as well could only raise what the name gives.
  if (found !== undefined) return found[0];
  return steps.some(([, is]) => is === 'maybe') ? null : defaultRole(lists, membership);
}
