import { setTwoStepPin } from '../../graph/writes.ts';
import { numberOf } from '../live-state.ts';
import { isSeenRegistered, type Situation, usefulness, wants } from '../situation.ts';
import type { Action } from './action.ts';

function offer(situation: Situation): number | null {
  if (!wants(situation, 'set-pin')) return null;
  return isSeenRegistered(situation) === true ? usefulness.first : usefulness.later;
}

/** Replaces the two-step PIN of a registered number without the old one. */
export const setPin: Action = {
  name: 'set-pin',
  title: 'Set a new two-step PIN',
  asks: ['pin'],
  offer,
  call: (graph, { phoneNumberId, input }, signal) =>
    setTwoStepPin(graph, phoneNumberId, input.pin ?? '', signal),
  // One PIN looks like the other.
  tookEffect(before, after) {
    const [earlier, number] = [before === null ? null : numberOf(before), numberOf(after)];
    if (number?.isPinEnabled === false) return 'no';
    return earlier?.isPinEnabled === false && number?.isPinEnabled === true ? 'yes' : 'could-not-tell';
  },
};
