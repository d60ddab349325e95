import { createHash } from 'node:crypto';
import type { ActionInput } from './types.ts';

/**
 * Binds an approval to the parameters that were proposed. PIN and code are left out: there are so few of them that a
 * hash would give them away.
 */
export function hashParams(input: ActionInput): string {
  const named = [input.method ?? null, input.language ?? null];
  return createHash('sha256').update(JSON.stringify(named)).digest('hex');
}
