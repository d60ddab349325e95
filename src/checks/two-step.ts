import { pinSet, statusNotTold } from '../answer/texts-phone-number.ts';
import { toFinding } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { REGISTRATION_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'two-step', side: 'customer', source: REGISTRATION_SOURCE } as const;

/** Is a two-step PIN set? Registering needs it then. */
export function checkTwoStep({ number }: StatusFacts): Finding {
  return withReading(FRAME.check, number, ({ isPinEnabled }) =>
    toFinding(FRAME, isPinEnabled === null ? statusNotTold : pinSet(isPinEnabled)),
  );
}
