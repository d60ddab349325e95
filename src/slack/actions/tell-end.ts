import { actions } from '../../actions/kinds/table.ts';
import type { LiveState } from '../../actions/live-state.ts';
import type { Execution } from '../../actions/types.ts';
import { type ActionEnd, endMessage } from '../../answer/action-message.ts';
import { pressedNote } from '../../answer/texts-execution.ts';
import { isRegistered } from '../../guard/live.ts';
import { solveCase } from '../../store/case-life.ts';
import { type Case, findCase } from '../../store/cases.ts';
import type { NewMessage } from '../../store/outbox.ts';
import { findOpenRetry } from '../../store/retries.ts';
import { conclude } from '../work/conclude.ts';
import { offerButtons } from './offer.ts';
import { notePressed } from './pressed-note.ts';
import { type Run, runPurpose } from './run.ts';

type Ended = Extract<Execution, { kind: 'succeeded' | 'rejected' | 'unknown' }>;

function isUnproven({ action }: Run, execution: Ended): boolean {
  if (execution.kind !== 'succeeded') return false;
  const { before, after } = execution;
  return actions[action].tookEffect({ number: before }, { number: after }) === 'no';
}

/** A call proves nothing; the state after it does. */
function isConnected({ attempt, after }: Ended): boolean {
  return attempt.action === 'register' && after.kind === 'ok' && isRegistered(after.value) === true;
}

async function endOf(run: Run, execution: Ended): Promise<ActionEnd> {
  const { work, draft } = run;
  const { knowledge, actions: desk } = work.deps;
  const id = execution.kind === 'rejected' ? execution.entry : null;
  const entry = id === null ? null : (knowledge.entries.get(id) ?? null);
  const about = entry ?? (draft.entry === null ? null : (knowledge.entries.get(draft.entry) ?? null));
  const live: LiveState = { number: execution.after };
  const history = await desk.readHistory(draft.number.phoneNumberId);
  const offers = offerButtons(execution.after.kind === 'ok' ? live : null, about, history);
  const unproven = isUnproven(run, execution);
  const closes = isConnected(execution);
  return { execution, isUnproven: unproven, closes, entry, offers };
}

/** What the thread is about from now on, and what a ticket will need. */
function learnFromEnd(found: Case, { entry, execution }: ActionEnd): Case {
  const { fbtraceId } = execution.attempt;
  return {
    ...found,
    entry: entry?.id ?? found.entry,
    traceIds: fbtraceId === null ? found.traceIds : [...new Set([fbtraceId, ...found.traceIds])],
  };
}

/** A retry that waits for a person to act goes on when somebody has. */
async function wakeRetry({ work, draft, user }: Run, { kind }: Ended): Promise<void> {
  if (kind !== 'succeeded') return;
  const { db, actions: desk } = work.deps;
  const open = await findOpenRetry(db, draft.number.phoneNumberId);
  if (open?.state === 'asking' && open.end === 'needs-person') await desk.retries.tryNow(open.id, user);
}

/** What came of the call goes into the thread; what Meta says now is what the case is about. */
export async function tellEnd(run: Run, execution: Ended): Promise<void> {
  const { work, draft, action, orderId, user: by, at } = run;
  const { deps, eventId } = work;
  const { channel, threadTs, number, caseId } = draft;
  const asked = { by, at, now: deps.actions.clock() };
  const end = await endOf(run, execution);
  const payload = endMessage({ action, number, caseId, ...asked }, end);
  const target = runPurpose(orderId);
  const told: NewMessage = { op: 'update', purpose: `${target}:end`, target, channel, threadTs, payload };
  const note = pressedNote(action, asked, execution.kind);
  const found = await findCase(deps.db, caseId);
  await conclude(deps, eventId, {
    ...(found === null ? {} : { case: learnFromEnd(found, end) }),
    messages: [told, ...(await notePressed(deps.db, draft, orderId, 'end', note))],
    also: async (tx, now) => {
      if (end.closes) await solveCase(tx, caseId, by, now);
    },
  });
  await wakeRetry(run, execution);
}
