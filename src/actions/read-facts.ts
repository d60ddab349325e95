import { DAY, SECOND } from '../clock.ts';
import { readPhoneNumber } from '../graph/phone-numbers.ts';
import { readSubscribedApps } from '../graph/webhooks.ts';
import type { GuardFacts } from '../guard/types.ts';
import { listAttempts } from '../store/attempts.ts';
import { listMilestones } from '../store/milestones.ts';
import type { ExecuteDeps } from './deps.ts';
import type { LiveState } from './live-state.ts';
import type { History } from './situation.ts';
import type { Attempt } from './types.ts';

export type ActionTarget = { readonly phoneNumberId: string; readonly wabaId: string | null };

/** Everything that a decision and an offer rest on. */
export type ActionFacts = {
  readonly guard: GuardFacts;
  /** As in `guard`, in full. */
  readonly attempts: readonly Attempt[];
  readonly live: LiveState;
};

/** Far more than Meta's longest window: half a deregistration is not forgotten within the week. */
const MEMORY = 30 * DAY;
/** A status page that does not answer holds nobody up. */
const FEED_PATIENCE_MS = 2 * SECOND;

/** Our calls to a number that may still matter, oldest first. */
export function readAttempts({ db, clock }: Pick<ExecuteDeps, 'db' | 'clock'>, phoneNumberId: string) {
  return listAttempts(db, phoneNumberId, clock() - MEMORY);
}

/** What we did to a number, and what people told us of it. */
export async function readHistory(
  deps: Pick<ExecuteDeps, 'db' | 'clock'>,
  phoneNumberId: string,
): Promise<History & { readonly attempts: readonly Attempt[] }> {
  const { db, clock } = deps;
  const attempts = await readAttempts(deps, phoneNumberId);
  const milestones = await listMilestones(db, phoneNumberId, clock() - MEMORY);
  return { now: clock(), attempts, milestones };
}

/** The state of a number just now, and on request the apps of its account. Never throws for what Meta does. */
export async function readLive(
  { graph, appId }: Pick<ExecuteDeps, 'graph' | 'appId'>,
  { phoneNumberId, wabaId }: ActionTarget,
  { withApps, signal }: { readonly withApps: boolean; readonly signal?: AbortSignal | undefined },
): Promise<LiveState> {
  const [number, apps] = await Promise.all([
    readPhoneNumber(graph.forWaba(wabaId), phoneNumberId, signal),
    withApps && wabaId !== null ? readSubscribedApps(graph, wabaId, signal) : undefined,
  ]);
  return apps === undefined ? { number, appId } : { number, apps, appId };
}

/**
 * Reads what we did to a number, what people told us, what Meta reports, and the live state. The ledger is read
 * first, so that a call which begins meanwhile is noticed by whoever begins the next.
 */
export async function readActionFacts(
  deps: Pick<ExecuteDeps, 'db' | 'clock' | 'graph' | 'feed' | 'appId'>,
  target: ActionTarget,
  { withApps, signal }: { readonly withApps: boolean; readonly signal?: AbortSignal | undefined },
): Promise<ActionFacts> {
  const { clock, feed } = deps;
  const { attempts, milestones } = await readHistory(deps, target.phoneNumberId);
  const [live, incidents] = await Promise.all([
    readLive(deps, target, { withApps, signal }),
    feed.read(AbortSignal.any([AbortSignal.timeout(FEED_PATIENCE_MS), ...(signal ? [signal] : [])])),
  ]);
  return { live, attempts, guard: { now: clock(), number: live.number, attempts, milestones, incidents } };
}
