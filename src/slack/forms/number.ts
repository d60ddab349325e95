import { z } from 'zod';
import { NUMBER_FIELD, NUMBER_FORM } from '../../answer/action-ids.ts';
import { unknownCaseText } from '../../answer/texts-desk.ts';
import { formAmbiguous, formUnclear } from '../../answer/texts-status-request.ts';
import type { NumberTarget } from '../../directory/locate.ts';
import { readRequest } from '../../status/request.ts';
import { findCase, saveCase } from '../../store/cases.ts';
import { searchNumbers } from '../../store/directory.ts';
import type { Db } from '../../store/schema.ts';
import type { FormJob } from '../job.ts';
import { postStatus } from '../messages/post-status.ts';
import type { Submission } from '../receive/submission.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import type { Form, FormReading } from './form.ts';

const metadata = z.object({ caseId: z.string(), channel: z.string(), threadTs: z.string() });
/** `number` is E.164, or a phone_number_id. */
const data = z.object({ caseId: z.string(), number: z.string() });

const MAX_SHOWN = 3;

const refuse = (error: string): FormReading => ({ kind: 'refused', errors: { [NUMBER_FIELD]: error } });

/** The number that was meant: written out, an id, or a part of one that only one number of ours has. */
async function findNumber(db: Db, words: string): Promise<{ number: string } | { error: string }> {
  const request = readRequest(words);
  if (request.kind === 'phone') return { number: request.e164 };
  if (request.kind === 'id') return { number: request.id };
  const hits = await searchNumbers(db, words, MAX_SHOWN + 1);
  const [only] = hits;
  if (only === undefined) return { error: formUnclear };
  if (hits.length === 1) return { number: only.phoneNumberId };
  const shown = hits
    .slice(0, MAX_SHOWN)
    .map(({ display, name }) => [display, name].filter(Boolean).join(' '));
  return { error: formAmbiguous(shown) };
}

async function read({ db }: WorkDeps, submission: Submission): Promise<FormReading> {
  const place = metadata.safeParse(submission.metadata);
  if (!place.success) return refuse(formUnclear);
  const { caseId, channel, threadTs } = place.data;
  const found = await findNumber(db, submission.fields[NUMBER_FIELD] ?? '');
  if ('error' in found) return refuse(found.error);
  return { kind: 'job', job: { channel, threadTs, data: { caseId, number: found.number } } };
}

/** The case is about the number from now on, and its status is posted. */
async function handle(deps: WorkDeps, job: FormJob, eventId: number): Promise<void> {
  const { caseId, number } = data.parse(job.data);
  const { channel, threadTs, key, user } = job;
  const known = await findCase(deps.db, caseId);
  if (known === null || threadTs === null) {
    return await conclude(deps, eventId, { messages: [tellUser(job, unknownCaseText())] });
  }
  const isPhone = number.startsWith('+');
  const target: NumberTarget = isPhone
    ? { kind: 'phone', e164: number }
    : { kind: 'id', phoneNumberId: number };
  const about = isPhone
    ? { ...known, phones: [number, ...known.phones] }
    : { ...known, phoneNumberIds: [number, ...known.phoneNumberIds] };
  await saveCase(deps.db, about, deps.clock());
  await postStatus(deps, { channel, threadTs, user }, key, eventId, about, target);
}

/** Asks which number to check. */
export const numberForm: Form = { callbackId: NUMBER_FORM, read, handle };
