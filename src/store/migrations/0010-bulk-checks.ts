import type { Migration } from '../migrate.ts';

export const bulkChecks: Migration = {
  version: 10,
  sql: `
    CREATE TABLE bulk_checks (
      id           TEXT PRIMARY KEY,
      channel      TEXT NOT NULL,
      ts           TEXT NOT NULL,
      items        TEXT NOT NULL,
      skipped      INTEGER NOT NULL,
      rows         TEXT NOT NULL,
      state        TEXT NOT NULL CHECK (state IN ('running', 'over')),
      file         TEXT NOT NULL CHECK (file IN ('none', 'sending', 'sent')),
      cancelled_by TEXT,
      created_at   INTEGER NOT NULL,
      updated_at   INTEGER NOT NULL,
      UNIQUE (channel, ts)
    ) STRICT;
  `,
};
