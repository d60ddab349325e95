import type { Role } from '../../guard/types.ts';
import type { WorkDeps } from '../work/deps.ts';

/** What the person may do now; null: that cannot be told, so nothing. */
export async function findRole({ actions }: Pick<WorkDeps, 'actions'>, user: string): Promise<Role | null> {
  try {
    return await actions.roleOf(user);
  } catch {
    return null;
  }
}
