import { type Selectable, sql } from 'kysely';
import type { PhraseAction, PhraseRow, PhraseSource, PhraseState } from './learning-tables.ts';
import type { Db } from './schema.ts';

export type Phrase = {
  readonly id: number;
  readonly entry: string;
  readonly language: string | null;
  readonly text: string;
  readonly source: PhraseSource;
  readonly state: PhraseState;
  readonly times: number;
  readonly proposedBy: string;
};

export type NewPhrase = Pick<Phrase, 'entry' | 'language' | 'text' | 'source' | 'proposedBy'> & {
  readonly caseId: string | null;
};

function toPhrase(row: Selectable<PhraseRow>): Phrase {
  const { id, entry, language, text, source, state, times, proposed_by: proposedBy } = row;
  return { id, entry, language, text, source, state, times, proposedBy };
}

/** Proposes a phrase. One that is known already, decided or not, is only counted. */
export async function proposePhrase(db: Db, phrase: NewPhrase, now: number): Promise<Phrase> {
  const { entry, language, text, source, proposedBy, caseId } = phrase;
  const row = await db
    .insertInto('phrases')
    .values({
      ...{ entry, language, text, source, state: 'proposed', times: 1 },
      case_id: caseId,
      proposed_by: proposedBy,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['text', 'entry'])
        .doUpdateSet({ times: sql<number>`phrases.times + 1`, updated_at: now }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  const made = toPhrase(row);
  if (made.times === 1) await writeAudit(db, made, 'propose', proposedBy, now);
  return made;
}

export async function findPhrase(db: Db, id: number): Promise<Phrase | null> {
  const row = await db.selectFrom('phrases').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toPhrase(row);
}

/** Phrases in one of the states, newest first. */
export async function listPhrases(db: Db, states: readonly PhraseState[], most = 1_000): Promise<Phrase[]> {
  const rows = await db
    .selectFrom('phrases')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(toPhrase);
}

/** The phrases with this very wording, the accepted one first. */
export async function findWordings(db: Db, text: string): Promise<Phrase[]> {
  const rows = await db
    .selectFrom('phrases')
    .selectAll()
    .where('text', '=', text)
    .orderBy(sql`state = 'accepted'`, 'desc')
    .execute();
  return rows.map(toPhrase);
}

export type PhraseChange = {
  readonly action: Exclude<PhraseAction, 'propose'>;
  readonly from: readonly PhraseState[];
  readonly to: PhraseState;
  readonly actor: string;
  /** Another wording or language, where the approver mended it. */
  readonly text?: string;
  readonly language?: string;
};

/**
 * Moves a phrase from one of the states `from` to another and writes down who did it. Belongs into a transaction.
 * Null where it was in none of them: somebody was faster.
 */
export async function movePhrase(db: Db, id: number, change: PhraseChange, now: number) {
  const { action, from, to, actor, text, language } = change;
  const row = await db
    .updateTable('phrases')
    .set({
      state: to,
      updated_at: now,
      ...(text === undefined ? {} : { text }),
      ...(language === undefined ? {} : { language }),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  const moved = toPhrase(row);
  await writeAudit(db, moved, action, actor, now);
  return moved;
}

async function writeAudit(db: Db, phrase: Phrase, action: PhraseAction, actor: string, now: number) {
  const { id, entry, text } = phrase;
  await db
    .insertInto('phrase_audit')
    .values({ at: now, actor, action, phrase_id: id, entry, text })
    .execute();
}

/** Who did what to a phrase, oldest first; of all phrases without an id. */
export async function listAudit(db: Db, id?: number) {
  const all = db.selectFrom('phrase_audit').selectAll().orderBy('id');
  return await (id === undefined ? all : all.where('phrase_id', '=', id)).execute();
}

/** Grows with every decision: what is read under one version stays true until the next. */
export async function phraseVersion(db: Db): Promise<number> {
  const row = await db
    .selectFrom('phrase_audit')
    .select((eb) => eb.fn.max('id').as('newest'))
    .executeTakeFirst();
  return Number(row?.newest ?? 0);
}
