import { z } from 'zod';
import { formFields, RETRY_PIN_FORM } from '../../answer/press-ids.ts';
import { formErrors } from '../../answer/texts-action-forms.ts';
import { pressNotes } from '../../answer/texts-actions.ts';
import { retryNotes } from '../../answer/texts-retries.ts';
import type { Form, FormReading } from '../forms/form.ts';
import type { FormJob } from '../job.ts';
import type { Submission } from '../receive/submission.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { readDigits } from './action-form.ts';
import { findTouched } from './retry-buttons.ts';
import { tell } from './tell.ts';

/** The form is about a retry, whose id stands where other forms have that of a draft. */
const metadata = z.object({ draftId: z.string() });
const data = z.object({ retryId: z.string(), secretId: z.string() });

async function read(deps: WorkDeps, { metadata: told, fields }: Submission): Promise<FormReading> {
  const about = metadata.safeParse(told);
  const retry = about.success ? await deps.actions.retries.find(about.data.draftId) : null;
  if (retry === null) return { kind: 'nothing' };
  const pin = readDigits(fields[formFields.pin] ?? '');
  if (pin === null) return { kind: 'refused', errors: { [formFields.pin]: formErrors.digits } };
  const { id: retryId, channel, threadTs } = retry;
  const secretId = await deps.actions.sealed.put(deps.db, pin, deps.clock());
  return { kind: 'job', job: { channel, threadTs, data: { retryId, secretId } } };
}

/** The retry goes on with the PIN that it has waited for. */
async function handle(deps: WorkDeps, job: FormJob, eventId: number): Promise<void> {
  const work = { deps, job, eventId };
  const { sealed, retries } = deps.actions;
  const { retryId, secretId } = data.parse(job.data);
  const pin = await sealed.look(deps.db, secretId);
  if (pin === null) return await tell(work, pressNotes.lostSecret);
  const retry = await findTouched(work, retryId);
  const pressed = retry === null ? null : await retries.givePin(retryId, pin, job.user);
  await sealed.drop(deps.db, secretId);
  if (retry === null) return;
  if (pressed?.changed !== true) return await tell(work, retryNotes.ended);
  await conclude(deps, eventId, { messages: [] });
}

export const retryPinForm: Form = { callbackId: RETRY_PIN_FORM, read, handle };
