import { HOUR } from '../../clock.ts';
import { verifyCode as verifyCodeOf } from '../../graph/writes.ts';
import { numberOf } from '../live-state.ts';
import { isUnverified } from '../ownership.ts';
import { type Situation, seenNumber, succeededSince, usefulness, wants } from '../situation.ts';
import type { Action } from './action.ts';

/** A code that was asked for lately may be at hand now. */
const LATELY = HOUR;

function offer(situation: Situation): number | null {
  const number = seenNumber(situation);
  const isKnown = number !== null && isUnverified(number) === true;
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
    const open = number === null ? null : isUnverified(number);
    if (open === null) return 'could-not-tell';
    return open ? 'no' : 'yes';
  },
};
