import { type ActionPolicy, policy } from '../guard/policy.ts';
import type { ActionName } from '../knowledge/schema.ts';
import { allowedNow } from './allowed-now.ts';
import type { Checklist, ChecklistName } from './checklists/checklist.ts';
import { checklists } from './checklists/table.ts';
import type { Action } from './kinds/action.ts';
import { actions } from './kinds/table.ts';
import type { LiveState } from './live-state.ts';
import { offerRetry } from './offer-retry.ts';
import type { History, OfferEntry, Situation } from './situation.ts';

/** What an action is, and what it takes to do it. */
export type ActionInfo = Pick<Action, 'name' | 'title' | 'asks'> & ActionPolicy;

/** Something that can help this number now. */
export type OfferedAction =
  | ({ readonly kind: 'action' } & ActionInfo)
  | ({ readonly kind: 'checklist' } & Omit<Checklist, 'offer'>)
  | { readonly kind: 'retry'; readonly name: 'retry' };

type Ranked = { readonly rank: number; readonly offered: OfferedAction };

/** What an action asks for, who may do it, whether a second person has to agree, which budget it spends. */
export function describeAction(name: ActionName): ActionInfo {
  const { title, asks } = actions[name];
  return { name, title, asks, ...policy[name] };
}

export function describeChecklist(name: ChecklistName): Checklist | null {
  return checklists.find((each) => each.name === name) ?? null;
}

/** The procedure to show: the one that the entry leads through, else the usual one. */
export function procedureOf({ procedures }: Pick<Checklist, 'procedures'>, entry: OfferEntry | null): string {
  const steps = (entry?.steps ?? []).flatMap((step) => (typeof step === 'object' ? [step.procedure] : []));
  return procedures.find((each) => steps.includes(each)) ?? procedures[0];
}

function rankActions(situation: Situation): { ranked: Ranked[]; mustWait: boolean } {
  const ranked: Ranked[] = [];
  let mustWait = false;
  for (const { name, offer } of Object.values(actions)) {
    const rank = offer(situation);
    if (rank === null) continue;
    const verdict = allowedNow(situation, name);
    if (verdict === 'yes') ranked.push({ rank, offered: { kind: 'action', ...describeAction(name) } });
    if (verdict === 'wait' && name === 'register') mustWait = true;
  }
  return { ranked, mustWait };
}

function rankChecklists(situation: Situation): Ranked[] {
  return checklists.flatMap(({ offer, ...rest }) => {
    const rank = offer(situation);
    return rank === null ? [] : [{ rank, offered: { kind: 'checklist', ...rest } }];
  });
}

/**
 * What can help this number now, the most useful first: calls that the guard would let the right person make,
 * handwork, and waiting. Pure.
 * @param live null: the state has not been read, so the entry and the ledger decide
 * @param entry the error that is to be solved; null: none
 */
export function offers(live: LiveState | null, entry: OfferEntry | null, history: History): OfferedAction[] {
  const situation: Situation = { live, entry, ...history };
  const { ranked, mustWait } = rankActions(situation);
  const retry = offerRetry(situation, mustWait);
  const all: Ranked[] = [
    ...ranked,
    ...rankChecklists(situation),
    ...(retry === null ? [] : [{ rank: retry, offered: { kind: 'retry', name: 'retry' } as const }]),
  ];
  return all.toSorted((a, b) => b.rank - a.rank).map(({ offered }) => offered);
}
