import type { Migration } from '../migrate.ts';

export const languageModel: Migration = {
  version: 4,
  sql: `
    CREATE TABLE model_answers (
      key        TEXT PRIMARY KEY,
      answer     TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE model_usage (
      day      TEXT PRIMARY KEY,
      requests INTEGER NOT NULL,
      tokens   INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
