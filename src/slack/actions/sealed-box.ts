import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { DAY } from '../../clock.ts';
import { dropLookup, dropLookups, findLookup, saveLookup } from '../../store/lookups.ts';
import type { Db } from '../../store/schema.ts';
import { createVault, KEY_BYTES, type Vault } from '../../vault/vault.ts';

/** Keeps what was typed into a form as a secret, from there to the call that needs it. Jobs carry the id only. */
export type SealedBox = {
  put(db: Db, secret: string, now: number): Promise<string>;
  /** null: it is gone, or was sealed before a restart without WA_DESK_KEY. */
  look(db: Db, id: string): Promise<string | null>;
  drop(db: Db, id: string): Promise<void>;
};

/** What ids of secrets begin with, so that those which nobody came for can be swept away. */
const SEALED_PREFIX = 'sealed:';
/** Far longer than an approval, or a job that is tried again, may take. */
const KEEP = DAY;

const keptSchema = z.object({ kind: z.literal('sealed'), sealed: z.string() });

/** Without a key of its own the vault's place is taken by a key of this process, which a restart forgets. */
export function createSealedBox(given: Vault, newId: () => string): SealedBox {
  const vault = given.canKeep ? given : createVault(randomBytes(KEY_BYTES));
  return {
    async put(db, secret, now) {
      const id = `${SEALED_PREFIX}${newId()}`;
      await saveLookup(db, id, { kind: 'sealed', sealed: vault.seal(secret, id) }, null, now);
      return id;
    },
    async look(db, id) {
      const { data } = keptSchema.safeParse(await findLookup(db, id));
      return data === undefined ? null : vault.open(data.sealed, id);
    },
    drop: (db, id) => dropLookup(db, id),
  };
}

/** Forgets what nobody came for. */
export async function sweepSealed(db: Db, now: number): Promise<void> {
  await dropLookups(db, SEALED_PREFIX, now - KEEP);
}
