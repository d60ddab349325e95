import type { Migration } from '../migrate.ts';

export const actions: Migration = {
  version: 8,
  sql: `
    CREATE TABLE attempts (
      id              TEXT PRIMARY KEY,
      action          TEXT NOT NULL,
      phone_number_id TEXT NOT NULL,
      waba_id         TEXT,
      case_id         TEXT,
      retry_id        TEXT,
      started_by      TEXT NOT NULL,
      approved_by     TEXT,
      origin          TEXT NOT NULL CHECK (origin IN ('person', 'retry')),
      state           TEXT NOT NULL CHECK (state IN ('calling', 'succeeded', 'rejected', 'unknown')),
      before          TEXT,
      after           TEXT,
      started_at      INTEGER NOT NULL,
      finished_at     INTEGER,
      code            INTEGER,
      subcode         INTEGER,
      details         TEXT,
      fbtrace_id      TEXT,
      entry           TEXT,
      CHECK ((state = 'calling') = (finished_at IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX attempts_calling ON attempts (phone_number_id) WHERE state = 'calling';
    CREATE INDEX attempts_by_number ON attempts (phone_number_id, started_at);
    CREATE TRIGGER attempts_settled BEFORE UPDATE ON attempts WHEN OLD.state <> 'calling'
      BEGIN SELECT RAISE(ABORT, 'the attempt is settled'); END;
    CREATE TRIGGER attempts_stay BEFORE DELETE ON attempts
      BEGIN SELECT RAISE(ABORT, 'an attempt that was made counts'); END;

    CREATE TABLE milestones (
      phone_number_id TEXT NOT NULL,
      kind            TEXT NOT NULL
        CHECK (kind IN ('phone-account-deleted', 'platform-disconnected', 'two-step-off')),
      at              INTEGER NOT NULL,
      said_by         TEXT NOT NULL,
      case_id         TEXT,
      PRIMARY KEY (phone_number_id, kind, at)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE approvals (
      id              TEXT PRIMARY KEY,
      phone_number_id TEXT NOT NULL,
      action          TEXT NOT NULL,
      params_hash     TEXT NOT NULL,
      case_id         TEXT,
      proposed_by     TEXT NOT NULL,
      proposed_at     INTEGER NOT NULL,
      expires_at      INTEGER NOT NULL,
      state           TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'declined', 'used')),
      decided_by      TEXT,
      decided_at      INTEGER,
      used_at         INTEGER,
      CHECK (decided_by IS NULL OR state = 'declined' OR decided_by <> proposed_by),
      CHECK (state IN ('proposed', 'declined') OR decided_by IS NOT NULL)
    ) STRICT;

    CREATE TABLE secrets (
      id              TEXT PRIMARY KEY,
      retry_id        TEXT NOT NULL,
      phone_number_id TEXT NOT NULL,
      kind            TEXT NOT NULL CHECK (kind IN ('pin')),
      sealed          TEXT NOT NULL,
      created_at      INTEGER NOT NULL,
      expires_at      INTEGER NOT NULL,
      UNIQUE (retry_id, kind)
    ) STRICT;

    CREATE TABLE audit (
      seq             INTEGER PRIMARY KEY,
      at              INTEGER NOT NULL,
      actor           TEXT NOT NULL,
      event           TEXT NOT NULL,
      action          TEXT,
      phone_number_id TEXT,
      case_id         TEXT,
      attempt_id      TEXT,
      before          TEXT,
      after           TEXT,
      fbtrace_id      TEXT,
      note            TEXT,
      prev_hash       TEXT NOT NULL,
      hash            TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_by_number ON audit (phone_number_id, seq);
    CREATE INDEX audit_by_attempt ON audit (attempt_id) WHERE attempt_id IS NOT NULL;
    CREATE TRIGGER audit_stays BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
    -- REPLACE takes rows away without asking the trigger above.
    CREATE TRIGGER audit_follows BEFORE INSERT ON audit WHEN NEW.seq <= (SELECT max(seq) FROM audit)
      BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
    CREATE TRIGGER audit_holds BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  `,
};
