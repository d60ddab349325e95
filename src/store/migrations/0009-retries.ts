import type { Migration } from '../migrate.ts';

/** At most one retry of a number is open: the index says so, whoever presses at the same moment. */
export const retries: Migration = {
  version: 9,
  sql: `
    CREATE TABLE retries (
      id              TEXT PRIMARY KEY,
      phone_number_id TEXT NOT NULL,
      waba_id         TEXT,
      case_id         TEXT NOT NULL,
      channel         TEXT NOT NULL,
      thread_ts       TEXT NOT NULL,
      action          TEXT NOT NULL,
      entry           TEXT NOT NULL,
      started_by      TEXT NOT NULL,
      state           TEXT NOT NULL,
      end_reason      TEXT,
      due_at          INTEGER,
      wake_at         INTEGER,
      tries           INTEGER NOT NULL,
      max_tries       INTEGER NOT NULL,
      started_at      INTEGER NOT NULL,
      deadline_at     INTEGER NOT NULL,
      lines           TEXT NOT NULL,
      revision        INTEGER NOT NULL,
      told            INTEGER NOT NULL,
      chapter         INTEGER NOT NULL,
      run_id          TEXT,
      stumbles        INTEGER NOT NULL,
      updated_at      INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE UNIQUE INDEX retries_open_number ON retries (phone_number_id)
      WHERE state IN ('waiting', 'acting', 'asking', 'paused');
    CREATE INDEX retries_wake ON retries (wake_at) WHERE wake_at IS NOT NULL;
    CREATE INDEX retries_untold ON retries (updated_at) WHERE told < revision;
    CREATE INDEX retries_number ON retries (phone_number_id, started_at);
  `,
};
