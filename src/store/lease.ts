import type { Database } from 'better-sqlite3';
import { SECOND } from '../clock.ts';
import { StoreError } from './store-error.ts';

/** A process that works on the data. */
export type LeaseHolder = {
  /** New at every start, so that two runs are never taken for one. */
  readonly owner: string;
  readonly pid: number;
  readonly host: string;
  /** Tells apart containers that share a host's name; null where the system knows no such thing. */
  readonly namespace: string | null;
};

/** Who works on the data, and until when that holds unless it is renewed. Milliseconds since the epoch. */
export type Lease = LeaseHolder & {
  readonly since: number;
  readonly renewedAt: number;
  readonly expiresAt: number;
};

/** What a process needs to claim the data. */
export type LeaseClaim = {
  readonly holder: LeaseHolder;
  readonly clock: () => number;
  /** The process has certainly ended, so that nobody has to wait for its lease to run out. */
  readonly isGone: (holder: LeaseHolder) => boolean;
};

/** After so long without renewal another process may take the data over. */
export const LEASE_MS = 30 * SECOND;

/** Why a process that was paused too long may do nothing any more. */
export const TAKEN_OVER = 'another process has taken the data over';

/** The tables through which work is done: whoever has lost the lease can write to none of them. */
const FENCED = ['events', 'outbox', 'attempts', 'retries'] as const;

const COLUMNS = `owner, pid, host, namespace, since, renewed_at AS renewedAt, expires_at AS expiresAt`;

/** A file of an older version may lack a table. */
export function hasTable(database: Database, name: string): boolean {
  return database.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(name) !== undefined;
}

/** The lease as it stands; null: nobody holds one. */
export function readLease(database: Database): Lease | null {
  if (!hasTable(database, 'lease')) return null;
  return (database.prepare(`SELECT ${COLUMNS} FROM lease`).get() as Lease | undefined) ?? null;
}

const timeOf = (moment: number) => `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

function heldBy({ pid, host, since, expiresAt }: Lease): StoreError {
  return new StoreError(
    `Another wa-desk works on these data: process ${pid} on ${host}, since ${timeOf(since)}. ` +
      'Stop it, or give this one another DATA_DIR. ' +
      `(Should it be gone already, the data are free at ${timeOf(expiresAt)}.)`,
  );
}

/** The process that keeps us from taking the lease; null where it is free, stale or ours. */
function findOther(database: Database, { holder, isGone }: LeaseClaim, now: number): Lease | null {
  const lease = readLease(database);
  if (lease === null || lease.owner === holder.owner) return null;
  return lease.expiresAt <= now || isGone(lease) ? null : lease;
}

/** Throws StoreError naming the process that holds the lease, if it is another. Writes nothing. */
export function refuseIfHeld(database: Database, claim: LeaseClaim): void {
  const other = findOther(database, claim, claim.clock());
  if (other !== null) throw heldBy(other);
}

/** Takes the lease where it is free or stale. Throws StoreError where another process was faster. */
export function takeLease(database: Database, claim: LeaseClaim): void {
  const { owner, pid, host, namespace } = claim.holder;
  database
    .transaction((now: number) => {
      const other = findOther(database, claim, now);
      if (other !== null) throw heldBy(other);
      database
        .prepare(
          `INSERT OR REPLACE INTO lease (name, owner, pid, host, namespace, since, renewed_at, expires_at)
           VALUES ('bot', ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(owner, pid, host, namespace, now, now, now + LEASE_MS);
    })
    .immediate(claim.clock());
}

/** Holds the lease for another while; false where somebody else has taken it. */
export function renewLease(database: Database, { holder, clock }: LeaseClaim): boolean {
  const now = clock();
  const { changes } = database
    .prepare('UPDATE lease SET renewed_at = ?, expires_at = ? WHERE owner = ?')
    .run(now, now + LEASE_MS, holder.owner);
  return changes > 0;
}

/** Whether this process still is the one that works on the data. */
export function holdsLease(database: Database, { holder }: LeaseClaim): boolean {
  return readLease(database)?.owner === holder.owner;
}

/** Gives the lease back, if it is still ours. */
export function releaseLease(database: Database, { holder }: LeaseClaim): void {
  database.prepare('DELETE FROM lease WHERE owner = ?').run(holder.owner);
}

/**
 * Has this connection refuse every write to the tables of work once the lease is another's: a process that was paused
 * and wakes up too late can claim no event, plan no message, send none, and begin no call to Meta. Triggers look in the very statement that
 * writes, so that nothing can come in between; being temporary, they bind this connection alone and leave no trace.
 */
export function fenceWrites(database: Database, { holder }: LeaseClaim): void {
  const owner = `'${holder.owner.replaceAll("'", "''")}'`;
  for (const table of FENCED) {
    for (const verb of ['INSERT', 'UPDATE']) {
      database.exec(
        `CREATE TEMP TRIGGER fence_${table}_${verb.toLowerCase()} BEFORE ${verb} ON main.${table}
         WHEN NOT EXISTS (SELECT 1 FROM main.lease WHERE owner = ${owner})
         BEGIN SELECT RAISE(ABORT, '${TAKEN_OVER}'); END`,
      );
    }
  }
}
