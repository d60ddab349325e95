import type { FaultName } from '../faults.ts';
import type { EmulatedNumber } from './number.ts';

/** What a call did to a number and what it is answered with. */
export type Step = {
  readonly number: EmulatedNumber;
  readonly fault: FaultName | null;
  /** When the fault ends, in milliseconds since the epoch, where Meta would say so. */
  readonly until?: number;
};

export function done(number: EmulatedNumber): Step {
  return { number, fault: null };
}

export function refused(number: EmulatedNumber, fault: FaultName, until?: number): Step {
  return until === undefined ? { number, fault } : { number, fault, until };
}
