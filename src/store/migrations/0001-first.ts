import type { Migration } from '../migrate.ts';

export const first: Migration = {
  version: 1,
  sql: `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE events (
      id          INTEGER PRIMARY KEY AUTOINCREMENT,
      event_key   TEXT NOT NULL UNIQUE,
      message_key TEXT UNIQUE,
      kind        TEXT NOT NULL,
      subject     TEXT,
      state       TEXT NOT NULL CHECK (state IN ('received', 'done', 'failed')),
      attempts    INTEGER NOT NULL DEFAULT 0,
      payload     TEXT NOT NULL,
      error       TEXT,
      received_at INTEGER NOT NULL,
      updated_at  INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX events_open ON events (id) WHERE state = 'received';
    CREATE INDEX events_old ON events (updated_at) WHERE state <> 'received';

    CREATE TABLE outbox (
      id         INTEGER PRIMARY KEY AUTOINCREMENT,
      purpose    TEXT NOT NULL UNIQUE,
      op         TEXT NOT NULL CHECK (op IN ('post', 'update', 'ephemeral')),
      channel    TEXT NOT NULL,
      thread_ts  TEXT,
      user       TEXT,
      target     TEXT,
      payload    TEXT NOT NULL,
      state      TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'ambiguous', 'failed')),
      ts         TEXT,
      attempts   INTEGER NOT NULL DEFAULT 0,
      due_at     INTEGER NOT NULL,
      error      TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX outbox_open ON outbox (channel, id) WHERE state IN ('planned', 'sending', 'ambiguous');

    CREATE TABLE cases (
      id               TEXT PRIMARY KEY,
      channel          TEXT NOT NULL,
      thread_ts        TEXT NOT NULL,
      summary          TEXT NOT NULL,
      phones           TEXT NOT NULL,
      phone_number_ids TEXT NOT NULL,
      waba_ids         TEXT NOT NULL,
      codes            TEXT NOT NULL,
      trace_ids        TEXT NOT NULL,
      entry            TEXT,
      language         TEXT,
      created_by       TEXT,
      created_at       INTEGER NOT NULL,
      updated_at       INTEGER NOT NULL,
      UNIQUE (channel, thread_ts)
    ) STRICT;

    CREATE TABLE findings (
      id         INTEGER PRIMARY KEY AUTOINCREMENT,
      case_id    TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      check_name TEXT NOT NULL,
      verdict    TEXT NOT NULL CHECK (verdict IN ('ok', 'warning', 'fault', 'unknown')),
      summary    TEXT NOT NULL,
      facts      TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX findings_by_case ON findings (case_id, id);
  `,
};
