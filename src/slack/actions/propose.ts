import { z } from 'zod';
import { hashParams } from '../../actions/params-hash.ts';
import { approvalMessage } from '../../answer/approval-message.ts';
import { proposedNote } from '../../answer/texts-approvals.ts';
import { actionNames } from '../../knowledge/schema.ts';
import { proposeApproval } from '../../store/approvals.ts';
import { claimLookup, findLookup } from '../../store/lookups.ts';
import type { Db } from '../../store/schema.ts';
import { conclude } from '../work/conclude.ts';
import { draftSchema } from './draft.ts';
import { notePressed } from './pressed-note.ts';
import type { Run } from './run.ts';

/** What is kept of a proposal until somebody decides: everything that carrying it out takes, secrets by their id. */
const proposedSchema = z.object({
  kind: z.literal('proposed'),
  draft: draftSchema,
  action: z.enum(actionNames),
  by: z.string(),
  method: z.enum(['SMS', 'VOICE']).nullable(),
  language: z.string().nullable(),
  secretId: z.string().nullable(),
  secretKind: z.enum(['pin', 'code']).nullable(),
});

export type Proposed = z.infer<typeof proposedSchema>;

const idOf = (approvalId: string) => `proposed:${approvalId}`;

export async function findProposed(db: Db, approvalId: string): Promise<Proposed | null> {
  return proposedSchema.safeParse(await findLookup(db, idOf(approvalId))).data ?? null;
}

/** Purpose of the question to a second person. */
export function approvalPurpose(approvalId: string): string {
  return `approval:${approvalId}`;
}

function proposedOf({ draft, action, user: by, input, secretId }: Run): Proposed {
  const { method = null, language = null } = input;
  const secretKind = input.pin !== undefined ? 'pin' : input.code !== undefined ? 'code' : null;
  return { kind: 'proposed', draft, action, by, method, language, secretId, secretKind };
}

/** Asks for a second person's word in the thread. The order waits under its own id. */
export async function propose(run: Run): Promise<void> {
  const { work, draft, action, orderId: id, user: by, at } = run;
  const { deps, eventId } = work;
  const { number, caseId, channel, threadTs } = draft;
  const now = deps.actions.clock();
  await claimLookup(deps.db, idOf(id), proposedOf(run), by, now);
  const terms = {
    phoneNumberId: number.phoneNumberId,
    action,
    paramsHash: hashParams(run.input),
    by,
  };
  const { expiresAt } = await proposeApproval(deps.db, { id, caseId, ...terms }, now);
  const payload = approvalMessage({ id, action, number, by, expiresAt }, { kind: 'open' }, now);
  const note = await notePressed(deps.db, draft, id, 'proposed', proposedNote(action, by, at, now));
  await conclude(deps, eventId, {
    messages: [{ op: 'post', purpose: approvalPurpose(id), channel, threadTs, payload }, ...note],
  });
}
