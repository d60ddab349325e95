import { MINUTE } from '../../clock.ts';
import { requestCode as requestCodeOf } from '../../graph/writes.ts';
import { isVerified } from '../../guard/live.ts';
import { numberOf } from '../live-state.ts';
import { type Situation, seenNumber, succeededSince, usefulness, wants } from '../situation.ts';
import type { Action } from './action.ts';

/** A code that was asked for is waited for before the next one. */
const PATIENCE = 10 * MINUTE;

function offer(situation: Situation): number | null {
  const { entry, now } = situation;
  const number = seenNumber(situation);
  const concerns = wants(situation, 'request-code') || wants(situation, 'register') || entry === null;
  const isKnown = number !== null && isVerified(number) === false;
  if (!concerns || !(isKnown || wants(situation, 'request-code'))) return null;
  if (succeededSince(situation, 'request-code', now - PATIENCE)) return usefulness.later;
  return isKnown ? usefulness.first - 5 : usefulness.good - 5;
}

/** Has a verification code sent by SMS or read out in a call. */
export const requestCode: Action = {
  name: 'request-code',
  title: 'Request a verification code',
  asks: ['method', 'language'],
  offer,
  call: (graph, { phoneNumberId, input }, signal) =>
    requestCodeOf(
      graph,
      phoneNumberId,
      { method: input.method ?? 'SMS', language: input.language ?? 'en_US' },
      signal,
    ),
  // Whether a code was sent shows nowhere; only that none is needed any more does.
  tookEffect: (_before, after) => {
    const number = numberOf(after);
    return number !== null && isVerified(number) === true ? 'no' : 'could-not-tell';
  },
};
