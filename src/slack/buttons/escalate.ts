import type { Attempt } from '../../actions/types.ts';
import { ESCALATE, ESCALATE_FILE } from '../../answer/action-ids.ts';
import { escalationMessage, escalationPost } from '../../answer/escalation-message.ts';
import { unknownCaseText } from '../../answer/texts-desk.ts';
import { escalationTexts } from '../../answer/texts-escalation.ts';
import { DAY } from '../../clock.ts';
import { composeEscalation, type Escalation, type Tried } from '../../escalation/compose.ts';
import { readStatus } from '../../status/read-status.ts';
import { listAttempts } from '../../store/attempts.ts';
import { findOpening } from '../../store/case-life.ts';
import { type Case, findCase } from '../../store/cases.ts';
import { targetOf } from '../messages/target-of.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { tellUser } from '../work/tell-user.ts';
import { type Button, type Click, threadOf } from './button.ts';

/** Further back Meta's support does not look: trace ids have expired by then. */
const SINCE_MS = 14 * DAY;

/** An attempt in the words of a ticket. */
function toTried({ action, state, startedAt, code, subcode, details, fbtraceId }: Attempt): Tried {
  const answer = code === null ? [] : [`code ${code}${subcode === null ? '' : `/${subcode}`}`];
  const parts = [state, ...answer, ...(details === null ? [] : [details])];
  return { at: startedAt, what: action, outcome: parts.join(', '), traceId: fbtraceId };
}

/** The live state is read anew: what Meta's support looks at is now. */
async function compose(deps: WorkDeps, about: Case): Promise<Escalation> {
  const { db, knowledge, status, outages, clock, stopping } = deps;
  const target = targetOf(about);
  const { entry } = about;
  const report = target === null ? null : await readStatus(status, target, { entry, signal: stopping });
  stopping.throwIfAborted();
  const now = clock();
  const phoneNumberId = report?.number.phoneNumberId ?? about.phoneNumberIds[0] ?? null;
  const since = status.clock() - SINCE_MS;
  const attempts = phoneNumberId === null ? [] : await listAttempts(db, phoneNumberId, since);
  return composeEscalation({
    ...{ about, report, now, tried: attempts.map(toTried) },
    openedAt: (await findOpening(db, about.id)) ?? now,
    entry: knowledge.entries.get(entry ?? '') ?? null,
    isOutage: (await outages.current()) !== null,
  });
}

/** Composes it for the case behind the button; a case that is forgotten is told, and gives null. */
async function composeFor(deps: WorkDeps, click: Click, eventId: number): Promise<Escalation | null> {
  const about = await findCase(deps.db, click.value);
  if (about !== null) return await compose(deps, about);
  await conclude(deps, eventId, { messages: [tellUser(click, unknownCaseText())] });
  return null;
}

/** "Text for Meta support", for the eyes of whoever pressed. */
async function onEscalate(deps: WorkDeps, click: Click, eventId: number): Promise<void> {
  const escalation = await composeFor(deps, click, eventId);
  if (escalation === null) return;
  const payload = escalationMessage(escalation.text, click.value);
  const { channel, user, key, responseUrl } = click;
  const isShown = responseUrl !== null && (await deps.respond(responseUrl, payload, 'ephemeral'));
  const purpose = `escalation:${channel}:${key}`;
  const note = { op: 'ephemeral', purpose, channel, threadTs: threadOf(click), user } as const;
  await conclude(deps, eventId, { messages: isShown ? [] : [{ ...note, payload }] });
}

/** "Put it into the thread as a file"; as a message where Slack takes no file of ours. */
async function onFile(deps: WorkDeps, click: Click, eventId: number): Promise<void> {
  const escalation = await composeFor(deps, click, eventId);
  if (escalation === null) return;
  const { text } = escalation;
  const place = { channel: click.channel, threadTs: threadOf(click) };
  // The journal's number tells a repetition after a crash from another press.
  const name = `meta-support-${eventId}.txt`;
  const file = { name, title: escalationTexts.fileTitle, text };
  const isThere = (await deps.files.isThere(place, name)) || (await deps.files.upload(place, file));
  const post = { op: 'post', purpose: `escalation-file:${eventId}`, ...place } as const;
  await conclude(deps, eventId, {
    messages: isThere
      ? [tellUser(click, escalationTexts.filed)]
      : [{ ...post, payload: escalationPost(text) }],
  });
}

export const escalateButton: Button = { name: ESCALATE, press: onEscalate };
export const escalateFileButton: Button = { name: ESCALATE_FILE, press: onFile };
