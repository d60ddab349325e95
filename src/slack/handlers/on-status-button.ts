import type { SlackMessage } from '../../answer/message.ts';
import { forgottenCardText } from '../../answer/texts-status-request.ts';
import { answerRequest, type RequestOptions } from '../../status/answer-request.ts';
import { requestSchema, type StatusRequest } from '../../status/request.ts';
import { findLookup, saveLookup } from '../../store/lookups.ts';
import { forgetFailed, type NewMessage } from '../../store/outbox.ts';
import type { StatusClickJob } from '../job.ts';
import { conclude } from './conclude.ts';
import type { HandlerDeps } from './deps.ts';

const plain = (text: string): SlackMessage => ({ text, blocks: [] });

/** What the card is about, or after “show” the number that was pressed in a list. */
async function findRequest(deps: HandlerDeps, job: StatusClickJob): Promise<StatusRequest | null> {
  const { data } = requestSchema.safeParse(await findLookup(deps.db, job.lookupId));
  if (data === undefined) return null;
  return job.action === 'show' ? { kind: 'id', id: job.argument } : data;
}

/** For the channel: once for each card, however often it is pressed; once more where Slack did not take it. */
async function toPost({ db }: HandlerDeps, job: StatusClickJob, payload: SlackMessage): Promise<NewMessage> {
  const { channel, threadTs, lookupId, user: asker } = job;
  const purpose = `status-post:${lookupId}`;
  await forgetFailed(db, purpose);
  return { op: 'post', purpose, channel, threadTs, asker, payload };
}

/** A note through the response_url, or where there is none through the outbox. */
async function tell(deps: HandlerDeps, job: StatusClickJob, message: SlackMessage): Promise<NewMessage[]> {
  const { channel, threadTs, user, key, responseUrl } = job;
  if (responseUrl !== null && (await deps.respond(responseUrl, message, 'ephemeral'))) return [];
  return [
    { op: 'ephemeral', purpose: `status:${channel}:${key}`, channel, threadTs, user, payload: message },
  ];
}

function optionsOf(job: StatusClickJob, lookupId: string, signal: AbortSignal): RequestOptions {
  const isPublic = job.action === 'post' || (job.action !== 'show' && !job.isEphemeral);
  const offset = job.action === 'page' ? Number.parseInt(job.argument, 10) : 0;
  return {
    place: { kind: isPublic ? 'public' : 'private', lookupId },
    offset: Number.isFinite(offset) && offset > 0 ? offset : 0,
    signal,
  };
}

async function answer(deps: HandlerDeps, job: StatusClickJob, request: StatusRequest): Promise<NewMessage[]> {
  const isNew = job.action === 'show';
  const lookupId = isNew ? deps.newId() : job.lookupId;
  if (isNew) await saveLookup(deps.db, lookupId, request, job.user, deps.clock());
  const message = await answerRequest(deps, request, optionsOf(job, lookupId, deps.stopping));
  deps.stopping.throwIfAborted();
  if (job.action === 'post') return [await toPost(deps, job, message)];
  if (isNew) return await tell(deps, job, message);
  const replaced = job.responseUrl !== null && (await deps.respond(job.responseUrl, message, 'replace'));
  return replaced ? [] : await tell(deps, { ...job, responseUrl: null }, message);
}

/** A button of a status card: post it for all, read it again, turn the page, show one number of a list. */
export async function onStatusButton(deps: HandlerDeps, job: StatusClickJob, eventId: number): Promise<void> {
  const request = await findRequest(deps, job);
  const messages =
    request === null ? await tell(deps, job, plain(forgottenCardText)) : await answer(deps, job, request);
  await conclude(deps, eventId, { messages });
}
