import type { Migration } from '../migrate.ts';
import { first } from './0001-first.ts';
import { directory } from './0002-directory.ts';
import { learning } from './0003-learning.ts';
import { languageModel } from './0004-language-model.ts';
import { entryPoints } from './0005-entry-points.ts';
import { caseLife } from './0006-case-life.ts';
import { lease } from './0007-lease.ts';
import { actions } from './0008-actions.ts';
import { retries } from './0009-retries.ts';
import { bulkChecks } from './0010-bulk-checks.ts';

/** Every step from an empty file to today's schema, in order. Steps are never changed once released. */
export const migrations: readonly Migration[] = [
  first,
  directory,
  learning,
  languageModel,
  entryPoints,
  caseLife,
  lease,
  actions,
  retries,
  bulkChecks,
];
