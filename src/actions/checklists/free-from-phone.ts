import { PHONE_WAIT } from '../../guard/cool-downs.ts';
import { isSeenRegistered, leadsThrough, seenNumber, usefulness } from '../situation.ts';
import type { Checklist } from './checklist.ts';
import { isStillToDo } from './still-to-do.ts';

const PROCEDURES = ['disconnect-from-phone'] as const;

/** The account on the phone is deleted; three minutes later the number is free. */
export const freeFromPhone: Checklist = {
  name: 'free-from-phone',
  title: 'Delete the account on the phone',
  procedures: PROCEDURES,
  milestone: 'phone-account-deleted',
  wait: PHONE_WAIT,
  offer(situation) {
    if (!leadsThrough(situation, PROCEDURES) || isSeenRegistered(situation) === true) return null;
    if (!isStillToDo(situation, 'phone-account-deleted')) return usefulness.later;
    // The Business app is left by disconnecting, which keeps the chats.
    return seenNumber(situation)?.isOnBizApp === true ? usefulness.possible : usefulness.first;
  },
};
