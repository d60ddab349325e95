import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { Kysely } from 'kysely';
import { ImmediateDialect } from './immediate-dialect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import type { Db, Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

export type Store = AsyncDisposable & {
  readonly db: Db;
  /** True when the last process that used the file did not close it: a crash, a kill, a power cut. */
  readonly recovered: boolean;
  /** Throws when nothing can be written: a full disk, a lost file, somebody else's lock. */
  probe(): void;
};

const FILE = 'wa-desk.sqlite';
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
  const path = join(dataDir, FILE);
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

const isMarked = (database: Database) =>
  database.prepare('SELECT 1 FROM meta WHERE key = ?').get(MARK) !== undefined;

function setMark(database: Database): void {
  database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES (?, 'yes')").run(MARK);
}

function prepare(database: Database, isVisitor: boolean): boolean {
  try {
    migrate(database, migrations);
    if (isVisitor) return false;
    const recovered = isMarked(database);
    if (recovered) checkIntegrity(database);
    setMark(database);
    return recovered;
  } catch (error) {
    database.close();
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`The database cannot be read: ${reason}.`, { cause: error });
  }
}

export type StoreOptions = {
  /** A command beside a bot that may be running: it leaves the bot's mark alone. */
  readonly isVisitor?: boolean;
};

/** Opens DATA_DIR/wa-desk.sqlite, creating and migrating it as needed. Throws StoreError. */
export function openStore(dataDir: string, { isVisitor = false }: StoreOptions = {}): Store {
  const database = openFile(dataDir);
  const recovered = prepare(database, isVisitor);
  const db = new Kysely<Tables>({ dialect: new ImmediateDialect({ database }) });
  return {
    db,
    recovered,
    probe: () => setMark(database),
    async [Symbol.asyncDispose]() {
      if (!database.open) return;
      if (!isVisitor) database.prepare('DELETE FROM meta WHERE key = ?').run(MARK);
      await db.destroy();
      // Kysely closes only what it has used.
      if (database.open) database.close();
    },
  };
}
