import type { Migration } from '../migrate.ts';

export const entryPoints: Migration = {
  version: 5,
  sql: `
    ALTER TABLE outbox ADD COLUMN opens_case TEXT;
    CREATE TABLE channel_marks (channel TEXT PRIMARY KEY, ts TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
};
