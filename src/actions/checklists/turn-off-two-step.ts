import { refuseForPins } from '../../guard/pin-streak.ts';
import { isSeenRegistered, leadsThrough, type Situation, seenNumber, usefulness } from '../situation.ts';
import type { Checklist } from './checklist.ts';
import { isStillToDo } from './still-to-do.ts';

const PROCEDURES = ['turn-off-two-step', 'turn-off-two-step-in-app'] as const;
/** Where the PIN is what is wrong, the right one is the shorter way as long as it may be tried. */
const ABOUT_PIN = ['pin-mismatch', 'pin-attempts', 'pin-too-quick'];

function canTryPin({ attempts, milestones, now }: Situation): boolean {
  return refuseForPins(attempts, milestones, now) === null;
}

/** Whoever holds the number turns two-step verification off. There is no call for it. */
export const turnOffTwoStep: Checklist = {
  name: 'turn-off-two-step',
  title: 'Turn two-step verification off',
  procedures: PROCEDURES,
  milestone: 'two-step-off',
  wait: 0,
  offer(situation) {
    const isAboutPin = ABOUT_PIN.includes(situation.entry?.id ?? '');
    if (!isAboutPin && !leadsThrough(situation, PROCEDURES)) return null;
    if (isSeenRegistered(situation) === true || seenNumber(situation)?.isPinEnabled === false) return null;
    if (!isStillToDo(situation, 'two-step-off')) return usefulness.later;
    return isAboutPin && canTryPin(situation) ? usefulness.possible : usefulness.first;
  },
};
