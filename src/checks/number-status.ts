import { statusNotTold, statusReadings, VERIFY } from '../answer/texts-phone-number.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import { lookUp, toFinding } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { NUMBER_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'number-status', side: 'us', source: NUMBER_SOURCE } as const;
/** What only registering ends; and registering asks for a verified number. */
const UNREGISTERED = new Set(['PENDING', 'DISCONNECTED', 'UNLINKED']);

function look(number: PhoneNumber): Finding {
  const { status, codeVerificationStatus } = number;
  if (status === null) return toFinding(FRAME, statusNotTold);
  const reading = lookUp(statusReadings, status);
  const first =
    UNREGISTERED.has(status) && codeVerificationStatus !== null && codeVerificationStatus !== 'VERIFIED';
  return toFinding(FRAME, first ? { ...reading, next: VERIFY, side: 'customer' } : reading);
}

/** Is the number registered? Only CONNECTED is. */
export function checkNumberStatus({ number }: StatusFacts): Finding {
  return withReading(FRAME.check, number, look);
}
