import type { Execution, Order } from '../../actions/types.ts';
import { runningMessage } from '../../answer/action-message.ts';
import type { Markup } from '../../answer/markup.ts';
import { pressNotes } from '../../answer/texts-actions.ts';
import { endedText, pressedNote, startedText } from '../../answer/texts-execution.ts';
import { refusalText } from '../../answer/texts-guard.ts';
import type { Refusal, Role } from '../../guard/types.ts';
import type { ActionName } from '../../knowledge/schema.ts';
import { findAttempt } from '../../store/attempts.ts';
import { type NewMessage, planMessage } from '../../store/outbox.ts';
import { claimButtons, releaseButtons } from './claim.ts';
import { tellClaim } from './claimed.ts';
import type { Draft } from './draft.ts';
import { findRole } from './find-role.ts';
import { orderIdOf } from './order-of.ts';
import { notePressed } from './pressed-note.ts';
import { propose } from './propose.ts';
import { type Run, runPurpose, type Typed } from './run.ts';
import { tell, type Work } from './tell.ts';
import { tellEnd } from './tell-end.ts';

function orderOf(run: Run, role: Role): Order {
  const { draft, action, orderId, user, input, approvalId } = run;
  const { number, wabaId, caseId, entry } = draft;
  return {
    ...{ id: orderId, action, phoneNumberId: number.phoneNumberId, wabaId, caseId, entry, input, approvalId },
    ...{ retryId: null, actor: { user, role }, origin: 'person' },
  };
}

const askedOf = ({ user: by, at, work }: Run) => ({ by, at, now: work.deps.actions.clock() });

/** The buttons make way for "running, started by …". */
async function showStarted(run: Run): Promise<void> {
  const { work, draft, action, orderId } = run;
  const { db, kick, clock } = work.deps;
  const note = pressedNote(action, askedOf(run), null);
  for (const message of await notePressed(db, draft, orderId, 'running', note)) {
    await planMessage(db, message, clock());
  }
  kick();
}

/** The thread hears of it when the call is about to be made, and not of what is refused before. */
async function showRunning(run: Run): Promise<void> {
  const { work, draft, action, orderId } = run;
  const { db, kick, clock } = work.deps;
  const { channel, threadTs, number, caseId } = draft;
  const payload = runningMessage({ action, number, caseId, ...askedOf(run) });
  await planMessage(db, { op: 'post', purpose: runPurpose(orderId), channel, threadTs, payload }, clock());
  kick();
}

/** Nothing was done: the buttons come back, for whoever wants to press them later. */
async function giveBack({ work, draft, orderId }: Run) {
  const { db } = work.deps;
  const wasOurs = await releaseButtons(db, draft, orderId);
  return wasOurs ? await notePressed(db, draft, orderId, 'back', null) : [];
}

/** What a second person approved was wanted by the first, so the thread hears why it was not done after all. */
function tellThread({ draft, orderId }: Run, words: Markup): NewMessage {
  const { channel, threadTs } = draft;
  const payload = { text: words.source, blocks: [] };
  return { op: 'post', purpose: runPurpose(orderId), channel, threadTs, payload };
}

async function tellRefused(run: Run, refusal: Refusal): Promise<void> {
  const { work, action, approvalId } = run;
  if (refusal.kind === 'approval' && approvalId === null) return await propose(run);
  const words = refusalText(refusal, { action, now: work.deps.actions.clock() });
  const also = approvalId === null ? [] : [tellThread(run, words)];
  await forget(run);
  await tell(work, words, { messages: [...(await giveBack(run)), ...also] });
}

/** Somebody else's call came between: it is running, or has just ended. */
function takenText({ work, draft }: Run, { attempt }: Extract<Execution, { kind: 'taken' }>): Markup {
  const { action, state, by, startedAt: at } = attempt;
  const asked = { by, at, now: work.deps.actions.clock() };
  return state === 'calling'
    ? startedText(action, draft.number, asked)
    : endedText(action, draft.number, asked, state);
}

async function tellTaken(run: Run, taken: Extract<Execution, { kind: 'taken' }>): Promise<void> {
  await forget(run);
  await tell(run.work, takenText(run, taken), { messages: await giveBack(run) });
}

/** What was typed is not needed any more. */
async function forget({ work, secretId }: Run): Promise<void> {
  if (secretId !== null) await work.deps.actions.sealed.drop(work.deps.db, secretId);
}

async function conclude(run: Run, execution: Execution): Promise<void> {
  switch (execution.kind) {
    case 'refused':
      return await tellRefused(run, execution.refusal);
    case 'taken':
      return await tellTaken(run, execution);
    default:
      await forget(run);
      return await tellEnd(run, execution);
  }
}

/** Carries it out, once, and tells the thread. Worked off again after a crash it goes on where it stood. */
export async function carryOut(run: Run): Promise<void> {
  const { work, draft, action, orderId, user: by, at, isSecretLost } = run;
  const { deps } = work;
  // A call that was made needs it no more: what came of it is read.
  if (isSecretLost && (await findAttempt(deps.db, orderId)) === null) {
    return await tell(work, pressNotes.lostSecret, { messages: await giveBack(run) });
  }
  const role = await findRole(deps, by);
  if (role === null) {
    await forget(run);
    return await tell(work, pressNotes.noRole);
  }
  const claim = await claimButtons(deps.db, draft, {
    kind: 'claim',
    orderId,
    action,
    isRetry: false,
    by,
    at,
  });
  if (claim.orderId !== orderId) {
    await forget(run);
    return await tellClaim(work, claim, draft.number);
  }
  const begun = { ...run, at: claim.at };
  await showStarted(begun);
  await conclude(begun, await executeOrGiveBack(begun, role));
}

/** A stop leaves it to the next start. What breaks before anything was begun does not leave its mark on the thread. */
async function executeOrGiveBack(run: Run, role: Role): Promise<Execution> {
  const { db, actions, stopping, clock, kick } = run.work.deps;
  try {
    return await actions.execute(orderOf(run, role), () => showRunning(run));
  } catch (error) {
    if (!stopping.aborted && (await findAttempt(db, run.orderId)) === null) {
      for (const message of await giveBack(run)) await planMessage(db, message, clock());
      kick();
    }
    throw error;
  }
}

/** What was asked for by a press or a form. */
export async function runOrder(work: Work, draft: Draft, action: ActionName, typed: Typed): Promise<void> {
  const { job, deps } = work;
  const at = deps.actions.clock();
  const orderId = orderIdOf(job);
  await carryOut({ work, draft, action, orderId, user: job.user, at, approvalId: null, ...typed });
}
