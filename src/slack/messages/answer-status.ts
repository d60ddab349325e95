import type { NumberTarget } from '../../directory/locate.ts';
import type { Diagnosis } from '../../match/types.ts';
import { answerRequest } from '../../status/answer-request.ts';
import type { StatusRequest } from '../../status/request.ts';
import { type Case, findThreadCase, saveCase } from '../../store/cases.ts';
import { findByDigits, findByNumberId } from '../../store/directory.ts';
import { saveLookup } from '../../store/lookups.ts';
import type { MessageJob } from '../job.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { updateCase } from './case-of.ts';
import { postStatus } from './post-status.ts';
import { targetOf } from './target-of.ts';

/** "Status" and no more: of the number that the thread is about. */
const ONLY_STATUS = /^\/?(?:wa-)?status\s*\??$/i;

async function numberOfThread({ db }: WorkDeps, job: MessageJob): Promise<NumberTarget | null> {
  if (!ONLY_STATUS.test(job.paste.text.trim())) return null;
  const known = await findThreadCase(db, job.channel, job.threadTs);
  return known === null ? null : targetOf(known);
}

/** The number that is asked about; null: it is about something else, or about an id of which more has to be read. */
async function numberAskedFor(
  deps: WorkDeps,
  job: MessageJob,
  request: StatusRequest,
): Promise<NumberTarget | null> {
  const { db } = deps;
  if (request.kind === 'help') return await numberOfThread(deps, job);
  if (request.kind === 'phone') return { kind: 'phone', e164: request.e164 };
  if (request.kind !== 'id' || (await findByNumberId(db, request.id)) === null) return null;
  return { kind: 'id', phoneNumberId: request.id };
}

/** Nothing was pasted that could be an error. */
const NO_ERROR: Diagnosis = {
  ...{ verdict: 'silent', matches: [], candidates: [], language: null, unknownCodes: [], foreignCodes: [] },
};

function first(item: string, items: readonly string[]): string[] {
  return [item, ...items.filter((other) => other !== item)];
}

/** A case is about the id that it names first, and only without one about a number. */
async function nameFirst({ db }: WorkDeps, about: Case, target: NumberTarget): Promise<Partial<Case>> {
  if (target.kind === 'id') return { phoneNumberIds: first(target.phoneNumberId, about.phoneNumberIds) };
  const known = await findByDigits(db, target.e164);
  return {
    phones: first(target.e164, about.phones),
    phoneNumberIds: known === null ? [] : first(known.phoneNumberId, about.phoneNumberIds),
  };
}

/** The thread is about that number from now on. */
async function caseAbout(deps: WorkDeps, job: MessageJob, target: NumberTarget): Promise<Case> {
  const { db, newId, clock } = deps;
  const known = await findThreadCase(db, job.channel, job.threadTs);
  const spoken = updateCase(known, known?.id ?? newId(), job, NO_ERROR);
  const about = { ...spoken, ...(await nameFirst(deps, spoken, target)) };
  await saveCase(db, about, clock());
  return about;
}

/** The words of `/wa-status` in a mention or a direct message: the answer comes into the thread, for all to see. */
export async function answerStatus(
  deps: WorkDeps,
  job: MessageJob,
  eventId: number,
  request: StatusRequest,
): Promise<void> {
  const { channel, threadTs, ts, user } = job;
  const target = await numberAskedFor(deps, job, request);
  if (target !== null) {
    const about = await caseAbout(deps, job, target);
    return await postStatus(deps, { channel, threadTs, user }, ts, eventId, about, target);
  }
  const lookupId = deps.newId();
  await saveLookup(deps.db, lookupId, request, user, deps.clock());
  const payload = await answerRequest(deps, request, {
    place: { kind: 'public', lookupId },
    signal: deps.stopping,
    labels: deps.labelsOf(user),
  });
  deps.stopping.throwIfAborted();
  await conclude(deps, eventId, {
    messages: [{ op: 'post', purpose: `status:${channel}:${ts}`, channel, threadTs, payload }],
  });
}
