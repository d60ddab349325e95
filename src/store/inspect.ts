import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { DATABASE_FILE, isMarked } from './database.ts';
import { hasTable, type Lease, readLease } from './lease.ts';
import { readVersion } from './migrate.ts';
import { migrations } from './migrations/list.ts';

/** When the last event of a kind came in. Milliseconds since the epoch. */
export type LastSeen = { readonly kind: string; readonly at: number };

/** What can be seen of a database from outside. */
export type Inspection =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly problem: string }
  | {
      readonly kind: 'found';
      /** Its schema, and the one of this version. */
      readonly version: number;
      readonly newest: number;
      /** What SQLite says is wrong with it; null: it is sound. */
      readonly damage: string | null;
      /** The last process that used it has not closed it, or has not yet. */
      readonly isMarked: boolean;
      readonly lease: Lease | null;
      readonly seen: readonly LastSeen[];
    };

function lookInto(database: Database): Inspection {
  const integrity = database.pragma('integrity_check', { simple: true });
  const seen = hasTable(database, 'events')
    ? database.prepare('SELECT kind, MAX(received_at) AS at FROM events GROUP BY kind ORDER BY kind').all()
    : [];
  return {
    kind: 'found',
    version: readVersion(database),
    newest: Math.max(...migrations.map(({ version }) => version)),
    damage: integrity === 'ok' ? null : String(integrity),
    isMarked: hasTable(database, 'meta') && isMarked(database),
    lease: readLease(database),
    seen: seen as LastSeen[],
  };
}

/** Looks at the database in `dataDir` without changing it; a bot may be running. Never throws. */
export function inspectStore(dataDir: string): Inspection {
  const path = join(dataDir, DATABASE_FILE);
  if (!existsSync(path)) return { kind: 'absent' };
  try {
    const database = new Sqlite(path, { readonly: true, fileMustExist: true });
    try {
      return lookInto(database);
    } finally {
      database.close();
    }
  } catch (error) {
    return { kind: 'unreadable', problem: error instanceof Error ? error.message : String(error) };
  }
}
