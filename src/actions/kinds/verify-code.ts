import { HOUR } from '../../clock.ts';
import { verifyCode as verifyCodeOf } from '../../graph/writes.ts';
import { isVerified } from '../../guard/live.ts';
import { numberOf } from '../live-state.ts';
import { type Situation, seenNumber, succeededSince, usefulness, wants } from '../situation.ts';
import type { Action } from './action.ts';

/** A code that was asked for lately may be at hand now. */
const LATELY = HOUR;

function offer(situation: Situation): number | null {
  const number = seenNumber(situation);
  const isKnown = number !== null && isVerified(number) === false;
  const concerns =
    wants(situation, 'verify-code') ||
    (isKnown && (situation.entry === null || wants(situation, 'register')));
  if (!concerns) return null;
  if (succeededSince(situation, 'request-code', situation.now - LATELY)) return usefulness.first;
  return usefulness.possible;
}

/** Hands in the six digits that came, which proves the ownership of the number. */
export const verifyCode: Action = {
  name: 'verify-code',
  title: 'Enter the verification code',
  asks: ['code'],
  offer,
  call: (graph, { phoneNumberId, input }, signal) =>
    verifyCodeOf(graph, phoneNumberId, input.code ?? '', signal),
  tookEffect(_before, after) {
    const number = numberOf(after);
    const verified = number === null ? null : isVerified(number);
    if (verified === null) return 'could-not-tell';
    return verified ? 'yes' : 'no';
  },
};
