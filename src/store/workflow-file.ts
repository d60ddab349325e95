import { chmodSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BackendSqlite } from 'openworkflow/sqlite';
import { DAY } from '../clock.ts';
import { StoreError } from './store-error.ts';

const FILE = 'workflows.sqlite';
const PARTS = ['', '-wal', '-shm'];

/** Runs that ended are of no use to anybody; the story is in the retry's own row. */
const KEEP_MS = 30 * DAY;

function isSound(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA integrity_check').get()?.integrity_check === 'ok';
}

/** The library never forgets a run by itself. Its steps go with it, by a foreign key. */
function forgetEnded(database: DatabaseSync, before: string): void {
  const known = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'workflow_signals'").get();
  if (known === undefined) return;
  database.exec('PRAGMA foreign_keys = ON');
  database
    .prepare(
      `DELETE FROM workflow_runs WHERE status IN ('completed', 'failed', 'canceled') AND finished_at < ?`,
    )
    .run(before);
  database.exec('DELETE FROM workflow_signals WHERE workflow_run_id NOT IN (SELECT id FROM workflow_runs)');
}

/** Returns false where the file cannot be used. */
function lookAfter(path: string, check: boolean, now: number): boolean {
  try {
    using database = new DatabaseSync(path, { timeout: 5_000 });
    if (check && !isSound(database)) return false;
    forgetEnded(database, new Date(now - KEEP_MS).toISOString());
    return true;
  } catch {
    return false;
  }
}

/**
 * Nothing is lost with this file: what a retry is and when it is due stands in our own database, and a retry
 * without a run gets a new one. So a damaged file is put aside rather than refused.
 */
function putAside(path: string, now: number): void {
  for (const part of PARTS) {
    if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, `${path}.damaged-${now}${part}`);
  }
}

export type WorkflowFile = {
  readonly backend: BackendSqlite;
  /** The file that was there could not be used, and lies beside the new one. */
  readonly wasDamaged: boolean;
};

/**
 * Opens DATA_DIR/workflows.sqlite. It is opened by node:sqlite alone, for a process must not open one file through
 * two builds of SQLite (https://sqlite.org/howtocorrupt.html, section 2.2.1). WAL is set by the library, and
 * node:sqlite is built with synchronous=FULL. Throws StoreError.
 * @param check look whether it is sound, as after a crash
 */
export function openWorkflowFile(dataDir: string, check: boolean, now: number): WorkflowFile {
  const path = join(dataDir, FILE);
  try {
    const wasDamaged = existsSync(path) && !lookAfter(path, check, now);
    if (wasDamaged) putAside(path, now);
    const backend = BackendSqlite.connect(path);
    chmodSync(path, 0o600);
    return { backend, wasDamaged };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(`Cannot use ${path}: ${reason}. Check DATA_DIR and its permissions.`, {
      cause: error,
    });
  }
}
