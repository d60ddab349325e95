import { z } from 'zod';
import { CORRECTION, CORRECTION_FIELDS, NO_ENTRY } from '../../answer/action-ids.ts';
import { unknownCaseText, unknownEntryText } from '../../answer/texts-desk.ts';
import { correctionTexts, thanksForCorrectionText, thanksForNoneText } from '../../answer/texts-learning.ts';
import { readPaste } from '../../intake/paste.ts';
import { findAnswer, recordAnswer } from '../../store/answers.ts';
import { type Case, findCase } from '../../store/cases.ts';
import { saveFeedback } from '../../store/feedback.ts';
import { findPost } from '../../store/outbox.ts';
import { proposePhrase } from '../../store/phrases.ts';
import type { Db } from '../../store/schema.ts';
import { solveUnmatched } from '../../store/unmatched.ts';
import type { FormJob } from '../job.ts';
import { learnFrom } from '../messages/learn-from.ts';
import { pickedAnswer, pickedPurpose } from '../messages/picked-answer.ts';
import { rememberUnmatched } from '../messages/remember-answer.ts';
import type { Submission } from '../receive/submission.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import type { Form, FormReading } from './form.ts';

/** What the form is told of the answer that it corrects; ids only. */
const metadata = z.object({
  channel: z.string(),
  messageTs: z.string(),
  threadTs: z.string(),
  caseId: z.string(),
  /** The entry that was answered, or `none`. */
  shown: z.string(),
});

export type CorrectionMetadata = z.infer<typeof metadata>;

const data = metadata.extend({
  /** The entry that is right, or `none`. */
  entry: z.string(),
  /** Without secrets. */
  note: z.string().nullable(),
});

type Correction = z.infer<typeof data> & { readonly user: string };

const refuse = (error: string): FormReading => ({
  kind: 'refused',
  errors: { [CORRECTION_FIELDS.entry]: error },
});

async function read(_deps: WorkDeps, { metadata: told, fields }: Submission): Promise<FormReading> {
  const about = metadata.safeParse(told);
  if (!about.success) return { kind: 'nothing' };
  const entry = fields[CORRECTION_FIELDS.entry] ?? '';
  if (entry === '' || (entry === about.data.shown && entry !== NO_ENTRY)) return refuse(correctionTexts.same);
  const words = fields[CORRECTION_FIELDS.note] ?? '';
  const note = words === '' ? null : readPaste(words).text;
  const { channel, threadTs } = about.data;
  return { kind: 'job', job: { channel, threadTs, data: { ...about.data, entry, note } } };
}

function keep(said: Correction, tx: Db, now: number): Promise<void> {
  const { channel, messageTs, user, caseId, shown, entry, note } = said;
  const more = { rightEntry: entry, ...(note === null ? {} : { note }) };
  return saveFeedback(tx, { channel, messageTs, user, caseId, entry: shown, verdict: 'wrong', ...more }, now);
}

/** None of ours: an error to write an entry for. */
async function noneOfOurs(
  { knowledge }: WorkDeps,
  said: Correction,
  found: Case,
  tx: Db,
  now: number,
): Promise<void> {
  const { channel, threadTs, caseId } = said;
  const { summary: text, language } = found;
  await keep(said, tx, now);
  await rememberUnmatched(
    knowledge,
    { channel, ts: threadTs, caseId, text, language, unknownCodes: [] },
    tx,
    now,
  );
}

/** A person said what is right: it is kept, proposed as a phrase, and answered in the thread. */
async function handle(deps: WorkDeps, job: FormJob, eventId: number): Promise<void> {
  const said = { ...data.parse(job.data), user: job.user };
  const { caseId, shown, entry, user } = said;
  const tell = (text: string) => tellUser(job, text);
  const found = await findCase(deps.db, caseId);
  if (found === null) return await conclude(deps, eventId, { messages: [tell(unknownCaseText())] });
  if (entry === NO_ENTRY) {
    return await conclude(deps, eventId, {
      messages: [tell(thanksForNoneText())],
      also: async (tx, now) => await noneOfOurs(deps, said, found, tx, now),
    });
  }
  const answer = await pickedAnswer(deps, found, entry, said);
  if (answer === null) return await conclude(deps, eventId, { messages: [tell(unknownEntryText())] });
  const answered = await findAnswer(deps.db, caseId, shown);
  const proposal = learnFrom(deps, answered, entry);
  const isNew = (await findPost(deps.db, pickedPurpose(caseId, entry))) === null;
  await conclude(deps, eventId, {
    case: { ...found, entry },
    messages: [...(isNew ? [answer] : []), tell(thanksForCorrectionText(proposal?.text ?? null))],
    also: async (tx, now) => {
      await keep(said, tx, now);
      await solveUnmatched(tx, caseId, entry);
      // Nothing is left to learn from the answer that follows from the correction.
      await recordAnswer(tx, { caseId, entry, via: 'hand', sentence: null, language: found.language }, now);
      if (proposal === null) return;
      await proposePhrase(tx, { ...proposal, entry, source: 'correction', proposedBy: user, caseId }, now);
    },
  });
}

/** Asks what is right where an answer was wrong. */
export const correctionForm: Form = { callbackId: CORRECTION, read, handle };
