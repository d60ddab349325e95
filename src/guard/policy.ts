import type { ActionName } from '../knowledge/schema.ts';
import type { Role } from './types.ts';

/** The calls that Meta counts: each of the two has its own ten in 72 hours. */
export type Budget = 'register' | 'deregister';

/** Who may do an action, and what it takes besides. */
export type ActionPolicy = {
  /** The least role that may do it. */
  readonly role: Role;
  /** Asks the person once more before it goes ahead. */
  readonly danger: boolean;
  /** The least role of the second person who has to agree; null: nobody has to. */
  readonly approval: Role | null;
  /** A retry may do it without anybody looking on. */
  readonly automatic: boolean;
  readonly budget: Budget | null;
};

export type Policy = Readonly<Record<ActionName, ActionPolicy>>;

/**
 * The written policy, one line for each action. Deregistering stops a number at once, whoever uses it, so it takes two
 * people. A new PIN shuts out whoever knows the old one. A code goes to somebody's phone, so somebody has to want it.
 */
export const policy: Policy = {
  register: { role: 'operator', danger: false, approval: null, automatic: true, budget: 'register' },
  deregister: {
    role: 'operator',
    danger: true,
    approval: 'approver',
    automatic: false,
    budget: 'deregister',
  },
  'request-code': { role: 'operator', danger: false, approval: null, automatic: false, budget: null },
  'verify-code': { role: 'operator', danger: false, approval: null, automatic: false, budget: null },
  'set-pin': { role: 'approver', danger: true, approval: null, automatic: false, budget: null },
  'subscribe-webhooks': { role: 'operator', danger: false, approval: null, automatic: true, budget: null },
};
