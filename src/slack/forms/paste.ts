import { z } from 'zod';
import { PASTE_FIELD, PASTE_FORM } from '../../answer/action-ids.ts';
import { answerMessage } from '../../answer/answer.ts';
import { context } from '../../answer/blocks.ts';
import { cutText } from '../../answer/cut-text.ts';
import { escapeText } from '../../answer/markup.ts';
import { helpText, pastedText, pasteForm as texts } from '../../answer/texts-desk.ts';
import { readPaste } from '../../intake/paste.ts';
import type { Paste } from '../../intake/types.ts';
import { settleByModel } from '../../match/chooser/by-model.ts';
import type { FormJob } from '../job.ts';
import { updateCase } from '../messages/case-of.ts';
import { rememberAnswer } from '../messages/remember-answer.ts';
import type { Submission } from '../receive/submission.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import type { Form, FormReading } from './form.ts';

/** Our own journal wrote it. */
const data = z.object({
  paste: z.custom<Paste>((value) => typeof value === 'object' && value !== null && 'text' in value),
});

const MAX_ECHO = 200;

async function read(_deps: WorkDeps, { fields, user }: Submission): Promise<FormReading> {
  const paste = readPaste(fields[PASTE_FIELD] ?? '');
  if (paste.text.trim() === '') return { kind: 'refused', errors: { [PASTE_FIELD]: texts.empty } };
  // A post to a person goes into their direct messages.
  return { kind: 'job', job: { channel: user, threadTs: null, data: { paste } } };
}

/** Answers in the direct messages of whoever pasted; the thread of the case begins with that answer. */
async function handle(deps: WorkDeps, job: FormJob, eventId: number): Promise<void> {
  const { matcher, chooser, knowledge, stopping, learning } = deps;
  const { paste } = data.parse(job.data);
  const labels = deps.labelsOf(job.user);
  await learning.refresh();
  const { diagnosis, model } = await settleByModel(chooser, knowledge, paste, matcher.diagnose(paste), {
    asked: true,
    signal: stopping,
    beforeAsking: async () => {},
  });
  if (model === 'unavailable') stopping.throwIfAborted();
  const caseId = deps.newId();
  const note = model === 'none' || model === 'unavailable' ? { model } : {};
  const outage = await deps.outages.current();
  const input = { paste, diagnosis, knowledge, caseId, asked: true, outage, ...note };
  const answer = answerMessage(input, { labels: await labels });
  if (answer === null) return await conclude(deps, eventId, { messages: [tellUser(job, helpText())] });
  const { user, key } = job;
  const echo = context(escapeText(pastedText(cutText(paste.text, MAX_ECHO))));
  const purpose = `paste:${key}`;
  // Where the thread is only Slack's answer to the post tells.
  const place = { channel: user, threadTs: purpose, ts: purpose };
  const payload = { ...answer, blocks: [echo, ...answer.blocks] };
  const about = { ...place, user, paste };
  await conclude(deps, eventId, {
    case: updateCase(null, caseId, about, diagnosis),
    messages: [{ op: 'post', purpose, channel: user, threadTs: null, opensCase: caseId, payload }],
    also: rememberAnswer(knowledge, { job: about, caseId, diagnosis, asked: true }),
  });
}

/** What was pasted into the form of the global shortcut. */
export const pasteForm: Form = { callbackId: PASTE_FORM, read, handle };
