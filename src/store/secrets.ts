import { appendAudit } from './audit.ts';
import { inTransaction } from './in-transaction.ts';
import type { Db } from './schema.ts';

export type KeptSecret = {
  readonly id: string;
  readonly retryId: string;
  readonly phoneNumberId: string;
  readonly kind: 'pin';
  /** As the vault sealed it. */
  readonly sealed: string;
  readonly expiresAt: number;
};

/** Who hands a secret in, or why it goes: words for the audit. */
type Told = { readonly by: string; readonly now: number };

/** Keeps what a retry will need, encrypted; it replaces an earlier one of the same retry and kind. */
export async function keepSecret(db: Db, secret: KeptSecret, { by, now }: Told): Promise<void> {
  const { id, retryId, phoneNumberId, kind, sealed, expiresAt } = secret;
  const columns = { id, sealed, phone_number_id: phoneNumberId, created_at: now, expires_at: expiresAt };
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('secrets')
      .values({ retry_id: retryId, kind, ...columns })
      .onConflict((conflict) => conflict.columns(['retry_id', 'kind']).doUpdateSet(columns))
      .execute();
    const note = { change: 'kept', kind, retryId };
    await appendAudit(tx, { actor: by, event: 'secret', phoneNumberId, note }, now);
  });
}

/**
 * The secret of a retry, where one is kept and not expired. It stays until `dropSecrets`: a try that failed for
 * another reason, or a process that died before the call, needs it again.
 */
export async function findSecret(
  db: Db,
  retryId: string,
  kind: KeptSecret['kind'],
  now: number,
): Promise<KeptSecret | null> {
  const row = await db
    .selectFrom('secrets')
    .selectAll()
    .where('retry_id', '=', retryId)
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { id, sealed, phone_number_id: phoneNumberId, expires_at: expiresAt } = row;
  return { id, retryId, phoneNumberId, kind, sealed, expiresAt };
}

async function drop(db: Db, which: { retryId: string } | { expiredAt: number }, { by, now }: Told) {
  await inTransaction(db, async (tx) => {
    const all = tx.deleteFrom('secrets').returning(['retry_id', 'phone_number_id', 'kind']);
    const some =
      'retryId' in which
        ? all.where('retry_id', '=', which.retryId)
        : all.where('expires_at', '<=', which.expiredAt);
    for (const { retry_id: retryId, phone_number_id: phoneNumberId, kind } of await some.execute()) {
      const note = { change: 'dropped', kind, retryId };
      await appendAudit(tx, { actor: by, event: 'secret', phoneNumberId, note }, now);
    }
  });
}

/** Forgets the secrets of a retry: it ended, or the secret was used or is wrong. */
export async function dropSecrets(db: Db, retryId: string, told: Told): Promise<void> {
  await drop(db, { retryId }, told);
}

/** Forgets what nobody came for. */
export async function dropExpiredSecrets(db: Db, now: number): Promise<void> {
  await drop(db, { expiredAt: now }, { by: 'wa-desk', now });
}
