import type { Migration } from '../migrate.ts';

export const lease: Migration = {
  version: 7,
  sql: `
    CREATE TABLE lease (
      name       TEXT PRIMARY KEY CHECK (name = 'bot'),
      owner      TEXT NOT NULL,
      pid        INTEGER NOT NULL,
      host       TEXT NOT NULL,
      namespace  TEXT,
      since      INTEGER NOT NULL,
      renewed_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
