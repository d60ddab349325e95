import type { Migration } from '../migrate.ts';

export const directory: Migration = {
  version: 2,
  sql: `
    CREATE TABLE directory_wabas (
      waba_id   TEXT PRIMARY KEY,
      name      TEXT,
      synced_at INTEGER,
      problem   TEXT,
      seen_at   INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE directory_numbers (
      phone_number_id TEXT PRIMARY KEY,
      waba_id         TEXT NOT NULL,
      digits          TEXT NOT NULL,
      display         TEXT,
      name            TEXT,
      status          TEXT,
      first_seen_at   INTEGER NOT NULL,
      seen_at         INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX directory_by_digits ON directory_numbers (digits);
    CREATE INDEX directory_by_waba ON directory_numbers (waba_id, display);

    CREATE TABLE lookups (
      id         TEXT PRIMARY KEY,
      target     TEXT NOT NULL,
      created_by TEXT,
      created_at INTEGER NOT NULL
    ) STRICT;
  `,
};
