import { deregisterNumber } from '../../graph/writes.ts';
import { isRegistered } from '../../guard/live.ts';
import { numberOf } from '../live-state.ts';
import {
  isSeenRegistered,
  lastRefusedFor,
  type Situation,
  succeededSince,
  usefulness,
  wants,
} from '../situation.ts';
import type { Action } from './action.ts';

const HALF_DONE = ['partial-deregister'];

function offer(situation: Situation): number | null {
  if (isSeenRegistered(situation) === true) return null;
  const toldAt = lastRefusedFor(situation, HALF_DONE);
  if (toldAt === null && !wants(situation, 'deregister')) return null;
  return succeededSince(situation, 'deregister', toldAt ?? 0) ? null : usefulness.first;
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
