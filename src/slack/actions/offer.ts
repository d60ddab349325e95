import type { LiveState } from '../../actions/live-state.ts';
import { offers } from '../../actions/registry.ts';
import type { History } from '../../actions/situation.ts';
import { isChecklist, type PressName } from '../../answer/press-ids.ts';
import type { StatusFacts } from '../../checks/facts.ts';
import type { Entry } from '../../knowledge/schema.ts';
import type { Case } from '../../store/cases.ts';
import type { WorkDeps } from '../work/deps.ts';
import { findPressedNumber } from './find-number.ts';

/** Handwork ends in a retry of its own, so the plain one comes after everything else then. */
function putRetryLast(names: readonly PressName[]): PressName[] {
  const retry = names.indexOf('retry');
  if (retry < 0 || !names.slice(0, retry).some(isChecklist)) return [...names];
  return [...names.filter((name) => name !== 'retry'), 'retry'];
}

/**
 * The buttons that can help this number now, the most useful first; the history is always one of them.
 * @param live null: the state has not been read
 */
export function offerButtons(live: LiveState | null, entry: Entry | null, history: History): PressName[] {
  return [...putRetryLast(offers(live, entry, history).map(({ name }) => name)), 'history'];
}

type OfferDeps = Pick<WorkDeps, 'actions'>;

/** Under an answer: the state was not read, and which number it is may not be known. */
export async function offerOnAnswer(
  { db, knowledge, actions }: Pick<WorkDeps, 'db' | 'knowledge' | 'actions'>,
  about: Case,
  entryId: string | undefined,
): Promise<PressName[]> {
  const entry = entryId === undefined ? undefined : knowledge.entries.get(entryId);
  if (entry === undefined) return [];
  const found = await findPressedNumber(db, null, about);
  const history: History =
    typeof found === 'string'
      ? { now: actions.clock(), attempts: [], milestones: [] }
      : await actions.readHistory(found.number.phoneNumberId);
  const buttons = offerButtons(null, entry, history);
  const hasHistory = history.attempts.length + history.milestones.length > 0;
  return hasHistory ? buttons : buttons.filter((name) => name !== 'history');
}

/** Under a card, whose state was read just now. What a running retry does anyway is not offered. */
export async function offerOnCard(
  { actions }: OfferDeps,
  facts: StatusFacts | undefined,
  entry: Entry | null,
): Promise<PressName[]> {
  if (facts === undefined || facts.phoneNumberId === null) return [];
  const { number, apps, appId, phoneNumberId, ledger } = facts;
  const history = await actions.readHistory(phoneNumberId);
  const buttons = offerButtons({ number, apps, appId }, entry, history);
  const isRetrying = ledger.kind === 'ok' && ledger.value.retry !== null;
  return isRetrying ? buttons.filter((name) => name !== 'retry' && !isChecklist(name)) : buttons;
}
