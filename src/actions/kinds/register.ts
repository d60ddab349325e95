import { registerNumber } from '../../graph/writes.ts';
import { awaitsNewName, isRegistered } from '../../guard/live.ts';
import { checklists } from '../checklists/table.ts';
import { numberOf } from '../live-state.ts';
import { isSeenRegistered, type Situation, seenNumber, usefulness, wants } from '../situation.ts';
import type { Action } from './action.ts';
import { deregister } from './deregister.ts';

/** Something comes first: handwork, an unfinished deregistration, or a code where nobody looked whether one is needed. */
function comesLater(situation: Situation): boolean {
  const { entry } = situation;
  const hasHandwork = checklists.some(({ offer }) => (offer(situation) ?? 0) > usefulness.good);
  const mayNeedCode = seenNumber(situation) === null && entry?.actions[0] === 'request-code';
  return hasHandwork || mayNeedCode || deregister.offer(situation) !== null;
}

function offer(situation: Situation): number | null {
  const number = seenNumber(situation);
  const { entry } = situation;
  if (isSeenRegistered(situation) === true) {
    const hasReason = entry?.id === 'incorrect-certificate' || (number !== null && awaitsNewName(number));
    return hasReason ? usefulness.first : null;
  }
  if (entry === null && number === null) return null;
  if (entry !== null && !wants(situation, 'register')) return null;
  if (comesLater(situation)) return usefulness.later;
  // Somebody said that the way is free: this is what they did it for.
  return situation.milestones.length > 0 ? usefulness.first - 10 : usefulness.good;
}

/** Makes the number live. A registered one again: only for a new display name, or where its certificate went wrong. */
export const register: Action = {
  name: 'register',
  title: 'Register the number',
  asks: ['pin'],
  offer,
  call: (graph, { phoneNumberId, input }, signal) =>
    registerNumber(graph, phoneNumberId, input.pin ?? '', signal),
  tookEffect(before, after) {
    const number = numberOf(after);
    const is = number === null ? null : isRegistered(number);
    if (is !== true) return is === null ? 'could-not-tell' : 'no';
    const earlier = before === null ? null : numberOf(before);
    return earlier !== null && isRegistered(earlier) === false ? 'yes' : 'could-not-tell';
  },
};
