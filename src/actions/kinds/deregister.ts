import { deregisterNumber } from '../../graph/writes.ts';
import { isHalfDeregistered, isRegistered } from '../../guard/live.ts';
import { numberOf } from '../live-state.ts';
import { isSeenRegistered, type Situation, usefulness } from '../situation.ts';
import type { Action } from './action.ts';

function offer(situation: Situation): number | null {
  const { entry, attempts, now } = situation;
  if (isSeenRegistered(situation) === true) return null;
  return isHalfDeregistered(entry?.id ?? null, attempts, now) ? usefulness.first : null;
}

/** Takes the number off the platform. Offered only to finish a deregistration that stopped half way. */
export const deregister: Action = {
  name: 'deregister',
  title: 'Deregister the number',
  asks: [],
  offer,
  call: (graph, { phoneNumberId }, signal) => deregisterNumber(graph, phoneNumberId, signal),
  tookEffect(before, after) {
    const number = numberOf(after);
    const is = number === null ? null : isRegistered(number);
    if (is !== false) return is === null ? 'could-not-tell' : 'no';
    const earlier = before === null ? null : numberOf(before);
    return earlier !== null && isRegistered(earlier) === true ? 'yes' : 'could-not-tell';
  },
};
