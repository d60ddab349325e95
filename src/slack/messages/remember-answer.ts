import { NO_ENTRY } from '../../answer/action-ids.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import { scrubText } from '../../learning/scrub.ts';
import { openVocabulary } from '../../learning/vocabulary.ts';
import type { Diagnosis } from '../../match/types.ts';
import { recordAnswer } from '../../store/answers.ts';
import type { Db } from '../../store/schema.ts';
import { addUnmatched, solveUnmatched } from '../../store/unmatched.ts';
import type { MessageJob } from '../job.ts';

const MAX_TEXT = 400;

type Pasted = {
  readonly channel: string;
  readonly ts: string;
  readonly caseId: string;
  /** Redacted. */
  readonly text: string;
  readonly language: string | null;
  readonly unknownCodes: readonly string[];
};

/** Puts a paste that nothing settled into the inbox, without anything personal but with the codes nobody knows. */
export async function rememberUnmatched(
  knowledge: Knowledge,
  { channel, ts, caseId, text, language, unknownCodes }: Pasted,
  tx: Db,
  now: number,
): Promise<void> {
  const words = scrubText(text.slice(0, MAX_TEXT), language, openVocabulary(knowledge, language ?? 'en'));
  const parts = [...unknownCodes.map((code) => `code ${code}`), words].filter((part) => part !== '');
  if (parts.length === 0) return;
  await addUnmatched(tx, { channel, ts, caseId, text: parts.join(' · '), language }, now);
}

export type Answered = {
  readonly job: Pick<MessageJob, 'channel' | 'ts' | 'paste'>;
  readonly caseId: string;
  readonly diagnosis: Diagnosis;
  readonly asked: boolean;
};

/**
 * What has to be written down with an answer, so that something can be learned from what people say to it. Works for
 * an answer that replaces an earlier one just as well: a later match takes the paste out of the inbox.
 */
export function rememberAnswer(knowledge: Knowledge, { job, caseId, diagnosis, asked }: Answered) {
  return async (tx: Db, now: number): Promise<void> => {
    const [match] = diagnosis.matches;
    const { language } = diagnosis;
    const sentence = match?.sentence ?? diagnosis.sentence ?? null;
    const entry = match?.entry ?? NO_ENTRY;
    await recordAnswer(tx, { caseId, entry, via: match?.via ?? 'none', sentence, language }, now);
    if (match !== undefined) return await solveUnmatched(tx, caseId, match.entry);
    if (!asked) return;
    const { channel, ts, paste } = job;
    const { unknownCodes } = diagnosis;
    await rememberUnmatched(
      knowledge,
      { channel, ts, caseId, text: paste.text, language, unknownCodes },
      tx,
      now,
    );
  };
}
