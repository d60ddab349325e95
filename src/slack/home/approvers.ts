import type { Roles } from '../roles/roles.ts';

/** May this person decide on phrases? `unknown` is no, with another reason. */
export type MayApprove = (user: string) => Promise<'yes' | 'no' | 'unknown'>;

const isGroup = (id: string) => id.startsWith('S');

/**
 * Who decides on phrases: the approvers, where any are named, else every full member of the workspace. A phrase
 * changes nothing at Meta, so that whoever is named by id is taken at that also where Slack does not tell.
 */
export function createApprovers({ lists: { approvers }, find }: Roles): MayApprove {
  return async (user) => {
    const found = await find(user);
    if (found.kind === 'unknown') {
      if (approvers.includes(user)) return 'yes';
      return approvers.length === 0 || approvers.some(isGroup) ? 'unknown' : 'no';
    }
    const isApprover = approvers.length === 0 ? found.isFullMember : found.role === 'approver';
    return isApprover ? 'yes' : 'no';
  };
}
