import { DAY } from '../clock.ts';
import type { GuardFacts } from '../guard/types.ts';
import { changeRetry, findRetry } from '../store/retries.ts';
import { readChapter } from '../store/retry-work.ts';
import type { TurnDeps } from './deps.ts';
import { concludeLook, isOpen, wakeAt } from './story.ts';
import type { NextStep, Retry } from './types.ts';
import type { Next, RunInput } from './workflow.ts';

/** A wait of the library is renewed after a day at the latest, for its clock is not the one that waits run by. */
const LONGEST_WAIT_MS = DAY;

/** When to look again by the wall clock. Should it be too early, the look finds that out. */
function napOf({ clock, wall }: TurnDeps, retry: Retry): Next {
  const wait = Math.min(Math.max(0, wakeAt(retry) - clock()), LONGEST_WAIT_MS);
  return { kind: 'wait', until: wall() + wait };
}

/** What comes after a turn, from how it left the row. */
export function nextOf(deps: TurnDeps, retry: Retry): Next {
  if (!isOpen(retry)) return { kind: 'stop' };
  return retry.state === 'acting' ? { kind: 'act', nth: retry.tries + 1 } : napOf(deps, retry);
}

/** The retry that a run is to go on with; null where it has ended, or another run has it. */
export async function takeUp({ db }: TurnDeps, { retryId, chapter }: RunInput): Promise<Retry | null> {
  const [retry, present] = await Promise.all([findRetry(db, retryId), readChapter(db, retryId)]);
  return retry !== null && isOpen(retry) && present?.chapter === chapter ? retry : null;
}

/** The policy's word, but no further than the last moment, and no act without the PIN that it takes. */
export function boundStep(step: NextStep, retry: Retry, now: number, lacksPin: boolean): NextStep {
  if (step.kind === 'end') return step;
  if (now >= retry.deadlineAt) return { kind: 'end', why: 'deadline' };
  return step.kind === 'act' && lacksPin ? { kind: 'ask', why: 'needs-pin' } : step;
}

export async function lacksPin({ needsPin, pins }: TurnDeps, { id, action }: Retry): Promise<boolean> {
  return needsPin(action) && (await pins.find(id)) === null;
}

const statusOf = ({ number }: GuardFacts): string | null =>
  number.kind === 'ok' ? number.value.status : null;

/** Looks at the live state and decides. What it finds stands in the row before it returns. */
export async function look(deps: TurnDeps, input: RunInput): Promise<Next> {
  const { db, clock, random, decide, readFacts, along, changed, stopping } = deps;
  const retry = await takeUp(deps, input);
  if (retry === null) return { kind: 'stop' };
  if (clock() < wakeAt(retry)) return napOf(deps, retry);
  const facts = await readFacts(retry, null, stopping);
  const wanted = decide({ retry, facts, lastExecution: null, random: random() });
  const step = boundStep(wanted, retry, clock(), await lacksPin(deps, retry));
  const found = { step, status: statusOf(facts), seen: retry.lines.length };
  const result = await changeRetry(
    db,
    retry.id,
    (current) => concludeLook(current, found, clock()),
    clock(),
    along,
  );
  changed(retry.id);
  return result === null ? { kind: 'stop' } : nextOf(deps, result.retry);
}
