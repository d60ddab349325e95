import type { Migration } from '../migrate.ts';

export const caseLife: Migration = {
  version: 6,
  sql: `
    ALTER TABLE cases ADD COLUMN closed_at INTEGER;
    ALTER TABLE cases ADD COLUMN closed_by TEXT;
    ALTER TABLE cases ADD COLUMN connected_at INTEGER;
    ALTER TABLE cases ADD COLUMN follow_up_at INTEGER;
    CREATE INDEX cases_open ON cases (updated_at) WHERE closed_at IS NULL;
    CREATE INDEX cases_follow_up ON cases (follow_up_at) WHERE follow_up_at IS NOT NULL;
  `,
};
