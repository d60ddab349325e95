import { DISCONNECT_WAIT } from '../../guard/cool-downs.ts';
import { isSeenRegistered, leadsThrough, seenNumber, usefulness, wants } from '../situation.ts';
import type { Checklist } from './checklist.ts';
import { isStillToDo } from './still-to-do.ts';

const PROCEDURES = ['disconnect-from-platform'] as const;
/** Errors of a number that an app on a phone holds. */
const HELD_BY_APP = ['number-linked', 'cannot-create-certificate'];

/** The platform is disconnected in the Business app; fifteen minutes later Meta has let go of the connection. */
export const disconnectPlatform: Checklist = {
  name: 'disconnect-platform',
  title: 'Disconnect the platform in the WhatsApp Business app',
  procedures: PROCEDURES,
  milestone: 'platform-disconnected',
  wait: DISCONNECT_WAIT,
  offer(situation) {
    const isOnApp = seenNumber(situation)?.isOnBizApp === true;
    const isRegistered = isSeenRegistered(situation) === true;
    const isHeldByApp = isOnApp && !isRegistered && HELD_BY_APP.includes(situation.entry?.id ?? '');
    if (!isHeldByApp && !leadsThrough(situation, PROCEDURES)) return null;
    // A number that works is taken apart only where it has to be put together anew.
    if (isRegistered && !(isOnApp && wants(situation, 'register'))) return null;
    if (!isStillToDo(situation, 'platform-disconnected')) return usefulness.later;
    return isHeldByApp || situation.entry?.id === 'platform-disconnect-wait'
      ? usefulness.first
      : usefulness.possible;
  },
};
