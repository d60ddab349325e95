import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { Kysely } from 'kysely';
import { ImmediateDialect } from './immediate-dialect.ts';
import {
  fenceWrites,
  hasTable,
  holdsLease,
  type LeaseClaim,
  refuseIfHeld,
  releaseLease,
  renewLease,
  TAKEN_OVER,
  takeLease,
} from './lease.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import type { Db, Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

export type Store = AsyncDisposable & {
  readonly db: Db;
  /** True when the last process that used the file did not close it: a crash, a kill, a power cut. */
  readonly recovered: boolean;
  /** Throws when nothing can be written: a full disk, a lost file, somebody else's lock or lease. */
  probe(): void;
  /** Holds the lease for another while; false where another process has taken the data over. Throws as `probe`. */
  renew(): boolean;
};

/** The file in DATA_DIR. */
export const DATABASE_FILE = 'wa-desk.sqlite';
const BUSY_TIMEOUT_MS = 5_000;

/**
 * WAL with synchronous=FULL: a committed row survives a power cut, which an acknowledged event must.
 * (WAL with NORMAL may lose the last commits then: https://sqlite.org/pragma.html#pragma_synchronous)
 */
function setPragmas(database: Database): void {
  database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // A long log of the last run would slow down every read of this one.
  database.pragma('wal_checkpoint(TRUNCATE)');
}

function openFile(dataDir: string): Database {
  const path = join(dataDir, DATABASE_FILE);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const database = new Sqlite(path);
    chmodSync(path, 0o600);
    setPragmas(database);
    return database;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`Cannot use ${path}: ${reason}. Check DATA_DIR and its permissions.`, {
      cause: error,
    });
  }
}

function checkIntegrity(database: Database): void {
  const result = database.pragma('integrity_check', { simple: true });
  if (result !== 'ok') {
    throw new StoreError(
      `The database is damaged (${result}). Restore a backup; the file is left untouched.`,
    );
  }
}

/** A mark in the file that only an orderly stop takes away. */
const MARK = 'in_use';

export function isMarked(database: Database): boolean {
  return database.prepare('SELECT 1 FROM meta WHERE key = ?').get(MARK) !== undefined;
}

function setMark(database: Database): void {
  database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?, 'yes')").run(MARK);
}

/** Nothing is written before it is known that nobody else is at work here and that the file is sound. */
function prepare(database: Database, { isVisitor = false, claim }: StoreOptions): boolean {
  try {
    if (claim !== undefined) refuseIfHeld(database, claim);
    const recovered = !isVisitor && hasTable(database, 'meta') && isMarked(database);
    if (recovered) checkIntegrity(database);
    migrate(database, migrations);
    if (claim !== undefined) {
      takeLease(database, claim);
      fenceWrites(database, claim);
    }
    if (!isVisitor) setMark(database);
    return recovered;
  } catch (error) {
    database.close();
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`The database cannot be read: ${reason}.`, { cause: error });
  }
}

/** An orderly end. Mark and lease of whoever has taken the data over stay as they are. */
function leave(database: Database, claim: LeaseClaim | undefined): void {
  if (claim !== undefined && !holdsLease(database, claim)) return;
  database.prepare('DELETE FROM meta WHERE key = ?').run(MARK);
  if (claim !== undefined) releaseLease(database, claim);
}

export type StoreOptions = {
  /** A command beside a bot that may be running: it leaves the bot's mark alone. */
  readonly isVisitor?: boolean;
  /** The bot's claim to be the only one at work here; without it none is made. */
  readonly claim?: LeaseClaim;
};

/** Opens DATA_DIR/wa-desk.sqlite, creating and migrating it as needed. Throws StoreError. */
export function openStore(dataDir: string, options: StoreOptions = {}): Store {
  const { isVisitor = false, claim } = options;
  const database = openFile(dataDir);
  const recovered = prepare(database, options);
  const db = new Kysely<Tables>({ dialect: new ImmediateDialect({ database }) });
  return {
    db,
    recovered,
    probe() {
      if (claim !== undefined && !holdsLease(database, claim)) throw new StoreError(TAKEN_OVER);
      setMark(database);
    },
    renew: () => claim === undefined || renewLease(database, claim),
    async [Symbol.asyncDispose]() {
      if (!database.open) return;
      if (!isVisitor) leave(database, claim);
      await db.destroy();
      // Kysely closes only what it has used.
      if (database.open) database.close();
    },
  };
}
