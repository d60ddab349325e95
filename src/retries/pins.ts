import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Db } from '../store/schema.ts';
import { findSecret, keepSecret } from '../store/secrets.ts';
import { createVault, KEY_BYTES, type Vault } from '../vault/vault.ts';
import type { Pins } from './deps.ts';
import type { Retry } from './types.ts';

export type PinKeeper = Pins & {
  /** Keeps a PIN until the retry ends; it replaces an earlier one. `db` may be a transaction. */
  keep(db: Db, retry: Retry, pin: string, by: string): Promise<void>;
};

type Parts = {
  readonly db: Db;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly newId: () => string;
};

const nameOf = (retryId: string): string => `pin of ${retryId}`;

/**
 * Keeps PINs encrypted. Without WA_DESK_KEY the key is one of this process: after a restart the PIN cannot be read
 * any more, and a person is asked for it.
 */
export function createPins({ db, vault: given, clock, newId }: Parts): PinKeeper {
  const vault = given.canKeep ? given : createVault(randomBytes(KEY_BYTES));
  return {
    async find(retryId) {
      const secret = await findSecret(db, retryId, 'pin', clock());
      return secret === null ? null : vault.open(secret.sealed, nameOf(retryId));
    },
    async keep(tx, { id: retryId, phoneNumberId, deadlineAt: expiresAt }, pin, by) {
      const sealed = vault.seal(pin, nameOf(retryId));
      const secret = { id: newId(), retryId, phoneNumberId, kind: 'pin', sealed, expiresAt } as const;
      await keepSecret(tx, secret, { by, now: clock() });
    },
  };
}
