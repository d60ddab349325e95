import type { Database } from 'better-sqlite3';
import { StoreError } from './store-error.ts';

/** One forward step of the schema. There is no way back; a backup is. */
export type Migration = { readonly version: number; readonly sql: string };

/** The version of the schema in a file. */
export function readVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/**
 * Brings the schema up to the newest version, each step in a transaction of its own: a process killed on
 * the way leaves the old or the new schema, never one between. A schema newer than ours is refused.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const newest = Math.max(0, ...migrations.map((migration) => migration.version));
  const found = readVersion(database);
  if (found > newest) {
    throw new StoreError(
      `The data was written by a newer wa-desk (schema ${found}; this one knows ${newest}). ` +
        'Start that version again, or restore a backup made before it ran.',
    );
  }
  for (const { version, sql } of migrations) {
    database
      .transaction(() => {
        // Read again inside the transaction: another process may just have done this step.
        if (readVersion(database) >= version) return;
        database.exec(sql);
        database.pragma(`user_version = ${version}`);
      })
      .immediate();
  }
}
