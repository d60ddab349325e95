import { readPaste } from '../../intake/paste.ts';
import { findCase } from '../../store/cases.ts';
import type { Db } from '../../store/schema.ts';

/** Meta's details of the error that a case began with, where its paste held them: they may name a wait. */
export async function pastedDetails(db: Db, caseId: string): Promise<string | null> {
  const found = await findCase(db, caseId);
  const errors = found === null ? [] : readPaste(found.summary).errors;
  return errors.find(({ details }) => details !== undefined)?.details ?? null;
}
