import { findingMessage } from '../../answer/finding-message.ts';
import { checkingText, checkRunningText, noNumberText, unknownCaseText } from '../../answer/texts-desk.ts';
import { SECOND } from '../../clock.ts';
import { checkNumber, type NumberTarget } from '../../status.ts';
import { type Case, findCase } from '../../store/cases.ts';
import { hasEarlierOpen } from '../../store/events.ts';
import { planMessage } from '../../store/outbox.ts';
import type { ClickJob } from '../job.ts';
import { conclude } from './conclude.ts';
import type { HandlerDeps } from './deps.ts';
import { tellClicker } from './tell-clicker.ts';

/** For all calls of one check together: a clicker waits no longer, and a stop is not held up. */
const DEADLINE_MS = 8 * SECOND;

/** The number that a case is about: its id if the thread named one, for that needs no search. */
function findTarget({ phoneNumberIds, phones }: Case): NumberTarget | null {
  const [phoneNumberId] = phoneNumberIds;
  if (phoneNumberId !== undefined) return { kind: 'id', phoneNumberId };
  const [e164] = phones;
  return e164 === undefined ? null : { kind: 'phone', e164 };
}

/** Reads the number's live state and posts it: "Checking…" at once, which the finding then replaces. */
async function postCheck(
  deps: HandlerDeps,
  job: ClickJob,
  eventId: number,
  target: NumberTarget,
): Promise<void> {
  const { channel, threadTs, caseId } = job;
  const purpose = `check:${channel}:${job.key}`;
  const number = target.kind === 'id' ? target.phoneNumberId : target.e164;
  const payload = { text: checkingText(number), blocks: [] };
  await planMessage(deps.db, { op: 'post', purpose, channel, threadTs, payload }, deps.clock());
  deps.kick();
  const signal = AbortSignal.any([AbortSignal.timeout(DEADLINE_MS), deps.stopping]);
  const finding = await checkNumber(deps.status, target, signal);
  deps.stopping.throwIfAborted();
  await conclude(deps, eventId, {
    finding: { caseId, finding },
    messages: [
      {
        op: 'update',
        purpose: `${purpose}:finding`,
        target: purpose,
        channel,
        threadTs,
        payload: findingMessage(finding, { caseId }),
      },
    ],
  });
}

/** "Check live status". */
export async function onCheckButton(deps: HandlerDeps, job: ClickJob, eventId: number): Promise<void> {
  const tell = async (text: string) => await conclude(deps, eventId, { messages: [tellClicker(job, text)] });
  const found = await findCase(deps.db, job.caseId);
  if (found === null) return await tell(unknownCaseText());
  const target = findTarget(found);
  if (target === null) return await tell(noNumberText());
  if (await hasEarlierOpen(deps.db, eventId, job.kind, job.caseId)) return await tell(checkRunningText());
  await postCheck(deps, job, eventId, target);
}
