import type { Migration } from '../migrate.ts';

export const learning: Migration = {
  version: 3,
  sql: `
    CREATE TABLE answers (
      case_id    TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
      entry      TEXT NOT NULL,
      via        TEXT NOT NULL CHECK (via IN ('code', 'phrase', 'llm', 'hand', 'none')),
      sentence   TEXT,
      language   TEXT,
      updated_at INTEGER NOT NULL,
      PRIMARY KEY (case_id, entry)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE feedback (
      channel     TEXT NOT NULL,
      message_ts  TEXT NOT NULL,
      user        TEXT NOT NULL,
      case_id     TEXT NOT NULL,
      entry       TEXT NOT NULL,
      verdict     TEXT NOT NULL CHECK (verdict IN ('helpful', 'wrong')),
      right_entry TEXT,
      note        TEXT,
      created_at  INTEGER NOT NULL,
      updated_at  INTEGER NOT NULL,
      PRIMARY KEY (channel, message_ts, user)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX feedback_by_case ON feedback (case_id);

    CREATE TABLE phrases (
      id          INTEGER PRIMARY KEY AUTOINCREMENT,
      entry       TEXT NOT NULL,
      language    TEXT,
      text        TEXT NOT NULL,
      source      TEXT NOT NULL CHECK (source IN ('correction', 'llm', 'hand')),
      state       TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected', 'undone')),
      times       INTEGER NOT NULL DEFAULT 1,
      case_id     TEXT,
      proposed_by TEXT NOT NULL,
      created_at  INTEGER NOT NULL,
      updated_at  INTEGER NOT NULL,
      UNIQUE (text, entry)
    ) STRICT;
    CREATE UNIQUE INDEX phrases_live ON phrases (text) WHERE state = 'accepted';
    CREATE INDEX phrases_by_state ON phrases (state, id);

    CREATE TABLE phrase_audit (
      id        INTEGER PRIMARY KEY AUTOINCREMENT,
      at        INTEGER NOT NULL,
      actor     TEXT NOT NULL,
      action    TEXT NOT NULL CHECK (action IN ('propose', 'accept', 'reject', 'undo')),
      phrase_id INTEGER NOT NULL,
      entry     TEXT NOT NULL,
      text      TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER phrase_audit_stays BEFORE DELETE ON phrase_audit
      BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
    CREATE TRIGGER phrase_audit_holds BEFORE UPDATE ON phrase_audit
      BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

    CREATE TABLE unmatched (
      id          INTEGER PRIMARY KEY AUTOINCREMENT,
      message_key TEXT NOT NULL UNIQUE,
      case_id     TEXT NOT NULL,
      text        TEXT NOT NULL,
      language    TEXT,
      entry       TEXT,
      created_at  INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX unmatched_open ON unmatched (id) WHERE entry IS NULL;
    CREATE INDEX unmatched_by_case ON unmatched (case_id);
    CREATE INDEX cases_by_entry ON cases (entry);
  `,
};
