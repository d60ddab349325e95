import type { Roles } from './roles.ts';

/** May this person see the live state and the history of numbers? */
export type MayView = (user: string) => Promise<boolean>;

/**
 * Everybody but strangers. Looking changes nothing, so where Slack does not tell who somebody is they may look,
 * unless the configuration names those who may.
 */
export function createMayView({ lists: { viewers }, find }: Roles): MayView {
  return async (user) => {
    const found = await find(user);
    return found.kind === 'known' ? found.role !== 'stranger' : viewers.length === 0;
  };
}
