import type { SlackMessage } from '../../answer/message.ts';
import { checkingStatusText } from '../../answer/texts-status-request.ts';
import { answerRequest } from '../../status/answer-request.ts';
import { readRequest, type StatusRequest } from '../../status/request.ts';
import { saveLookup } from '../../store/lookups.ts';
import type { CommandJob } from '../job.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';

/** An answer that takes longer is announced. Milliseconds. */
const PATIENCE_MS = 700;

const nameOf = (request: StatusRequest): string | null => {
  if (request.kind === 'phone') return request.e164;
  return request.kind === 'id' ? request.id : null;
};

/** Says that the work is under way, if it takes long. */
async function withProgress(
  { respond }: WorkDeps,
  { responseUrl }: CommandJob,
  request: StatusRequest,
  work: Promise<SlackMessage>,
): Promise<SlackMessage> {
  const name = nameOf(request);
  if (name === null) return await work;
  let announced: Promise<unknown> = Promise.resolve();
  const timer = setTimeout(() => {
    announced = respond(responseUrl, { text: checkingStatusText(name), blocks: [] }, 'ephemeral');
  }, PATIENCE_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await announced;
  }
}

/** `/wa-status`: the answer, for the asker's eyes alone. */
export async function onCommand(deps: WorkDeps, job: CommandJob, eventId: number): Promise<void> {
  const request = readRequest(job.text);
  const lookupId = deps.newId();
  await saveLookup(deps.db, lookupId, request, job.user, deps.clock());
  const work = answerRequest(deps, request, {
    place: { kind: 'private', lookupId },
    signal: deps.stopping,
    labels: deps.labelsOf(job.user),
  });
  const message = await withProgress(deps, job, request, work);
  deps.stopping.throwIfAborted();
  await deps.respond(job.responseUrl, message, 'ephemeral');
  await conclude(deps, eventId, { messages: [] });
}
