import {
  CHECK_STATUS,
  ESCALATE,
  ESCALATE_FILE,
  NUMBER_FORM,
  pageActionId,
  STATUS_POST,
  STATUS_REFRESH,
  showActionId,
} from '../../answer/action-ids.ts';
import { MORE, readPress, readPressOption } from '../../answer/press-ids.ts';
import { viewersOnlyText } from '../../answer/texts-desk.ts';
import { readMention, readRequest, type StatusRequest } from '../../status/request.ts';
import type { NewMessage } from '../../store/outbox.ts';
import type { ClickJob, Job, MessageJob } from '../job.ts';
import { conclude } from './conclude.ts';
import type { WorkDeps } from './deps.ts';
import { tellUser } from './tell-user.ts';

const LIVE_BUTTONS = [CHECK_STATUS, ESCALATE, ESCALATE_FILE, STATUS_POST, STATUS_REFRESH];
const LIVE_PREFIXES = [pageActionId(''), showActionId('')];

/** What a code or an entry means is no secret. */
const isLive = (request: StatusRequest | null) => request?.kind === 'phone' || request?.kind === 'id';

function isLiveClick({ actionId, value }: ClickJob): boolean {
  const press = actionId === MORE ? readPressOption(value) : readPress(actionId);
  if (press !== null) return press.name === 'history';
  return LIVE_BUTTONS.includes(actionId) || LIVE_PREFIXES.some((prefix) => actionId.startsWith(prefix));
}

/** Does the job show the state of a number, or what was done to it? Actions ask for a role by themselves. */
function isForViewers(job: Job): boolean {
  switch (job.kind) {
    case 'message':
    case 'shortcut':
      return false;
    case 'mention':
    case 'direct-message':
      return isLive(readMention(job.paste.text));
    case 'click':
      return isLiveClick(job);
    case 'form':
      return job.form === NUMBER_FORM;
    case 'command':
      return isLive(readRequest(job.text));
  }
}

function noteFor(job: Exclude<Job, { kind: 'command' }>): NewMessage {
  if (job.kind === 'click' || job.kind === 'form') return tellUser(job, viewersOnlyText());
  const { channel, threadTs, user, ts } = job;
  const payload = { text: viewersOnlyText(), blocks: [] };
  return { op: 'ephemeral', purpose: `viewers:${channel}:${ts}`, channel, threadTs, user, payload };
}

/** Turns away who asks for the state of numbers in words that only turn out to do so, and may not see it. */
export async function turnedAwayFromList(deps: WorkDeps, job: MessageJob, eventId: number): Promise<boolean> {
  if (await deps.mayView(job.user)) return false;
  await conclude(deps, eventId, { messages: [noteFor(job)] });
  return true;
}

/** Turns away who may not see numbers. False: the job goes on. */
export async function turnedAway(deps: WorkDeps, job: Job, eventId: number): Promise<boolean> {
  if (!isForViewers(job) || (await deps.mayView(job.user))) return false;
  if (job.kind === 'command') {
    await deps.respond(job.responseUrl, { text: viewersOnlyText(), blocks: [] }, 'ephemeral');
    await conclude(deps, eventId, { messages: [] });
  } else {
    await conclude(deps, eventId, { messages: [noteFor(job)] });
  }
  return true;
}
