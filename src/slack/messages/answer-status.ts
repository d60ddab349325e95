import { answerRequest } from '../../status/answer-request.ts';
import type { StatusRequest } from '../../status/request.ts';
import { saveLookup } from '../../store/lookups.ts';
import type { MessageJob } from '../job.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';

/** The words of `/wa-status` in a mention or a direct message: the answer comes into the thread, for all to see. */
export async function answerStatus(
  deps: WorkDeps,
  job: MessageJob,
  eventId: number,
  request: StatusRequest,
): Promise<void> {
  const { channel, threadTs, ts, user } = job;
  const lookupId = deps.newId();
  await saveLookup(deps.db, lookupId, request, user, deps.clock());
  const payload = await answerRequest(deps, request, {
    place: { kind: 'public', lookupId },
    signal: deps.stopping,
  });
  deps.stopping.throwIfAborted();
  await conclude(deps, eventId, {
    messages: [{ op: 'post', purpose: `status:${channel}:${ts}`, channel, threadTs, payload }],
  });
}
