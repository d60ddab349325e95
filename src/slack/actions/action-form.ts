import { z } from 'zod';
import type { ActionInput } from '../../actions/types.ts';
import { ACTION_FORM, formFields, isAction, type PressName } from '../../answer/press-ids.ts';
import { formErrors } from '../../answer/texts-action-forms.ts';
import { pressNotes } from '../../answer/texts-actions.ts';
import type { Form, FormReading } from '../forms/form.ts';
import type { FormJob } from '../job.ts';
import type { Submission } from '../receive/submission.ts';
import type { WorkDeps } from '../work/deps.ts';
import { type Draft, findDraft } from './draft.ts';
import { runOrder } from './run-order.ts';
import { startRetry } from './start-retry.ts';
import { tell } from './tell.ts';

const metadata = z.object({ draftId: z.string() });

/** What the journal keeps of a form: of secrets the id only. */
const data = z.object({
  draftId: z.string(),
  secretId: z.string().nullable(),
  secretKind: z.enum(['pin', 'code']).nullable(),
  method: z.enum(['SMS', 'VOICE']).nullable(),
  language: z.string().max(10).nullable(),
});

type Data = z.infer<typeof data>;

/** The field of a secret, and whether it may be left empty. */
function secretOf(name: PressName): { readonly kind: 'pin' | 'code'; readonly isOptional: boolean } | null {
  if (name === 'verify-code') return { kind: 'code', isOptional: false };
  if (name === 'register' || name === 'set-pin') return { kind: 'pin', isOptional: false };
  return isAction(name) ? null : { kind: 'pin', isOptional: true };
}

const refuse = (field: string, error: string): FormReading => ({
  kind: 'refused',
  errors: { [field]: error },
});

/** People type the hyphen of a code, and spaces. */
export function readDigits(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

async function read(deps: WorkDeps, { metadata: told, fields }: Submission): Promise<FormReading> {
  const about = metadata.safeParse(told);
  const draft = about.success ? await findDraft(deps.db, about.data.draftId) : null;
  if (!about.success || draft === null) return { kind: 'nothing' };
  const { channel, threadTs, name } = draft;
  if (name === 'deregister' && fields[formFields.agree] !== 'yes')
    return refuse(formFields.agree, formErrors.agree);
  const secret = secretOf(name);
  const typed = secret === null ? '' : (fields[secret.kind] ?? '');
  const digits = readDigits(typed);
  if (secret !== null && digits === null && !(secret.isOptional && typed === '')) {
    return refuse(secret.kind, formErrors.digits);
  }
  const secretId = digits === null ? null : await deps.actions.sealed.put(deps.db, digits, deps.clock());
  const job: Data = {
    draftId: about.data.draftId,
    secretId,
    secretKind: secretId === null ? null : (secret?.kind ?? null),
    method: fields[formFields.method] === 'VOICE' ? 'VOICE' : name === 'request-code' ? 'SMS' : null,
    language: fields[formFields.language] || null,
  };
  return { kind: 'job', job: { channel, threadTs, data: job } };
}

function inputOf({ secretKind, method, language }: Data, secret: string | null): ActionInput {
  return {
    ...(secret === null || secretKind === null ? {} : { [secretKind]: secret }),
    ...(method === null ? {} : { method }),
    ...(language === null ? {} : { language }),
  };
}

async function handle(deps: WorkDeps, job: FormJob, eventId: number): Promise<void> {
  const work = { deps, job, eventId };
  const sent = data.parse(job.data);
  const draft: Draft | null = await findDraft(deps.db, sent.draftId);
  if (draft === null) return await tell(work, pressNotes.forgotten);
  const { secretId } = sent;
  const secret = secretId === null ? null : await deps.actions.sealed.look(deps.db, secretId);
  const isSecretLost = secretId !== null && secret === null;
  const typed = { input: inputOf(sent, secret), secretId, isSecretLost };
  if (isAction(draft.name)) await runOrder(work, draft, draft.name, typed);
  else await startRetry(work, draft, { pin: secret, secretId });
}

/** What an action needs to be told before it runs, and the lists of what is done by hand. */
export const actionForm: Form = { callbackId: ACTION_FORM, read, handle };
