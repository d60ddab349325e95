import { mattersLater, statusNotTold, verificationReadings } from '../answer/texts-phone-number.ts';
import { lookUp, toFinding } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { NUMBER_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'code-verification', side: 'customer', source: NUMBER_SOURCE } as const;

/** Was the one-time code confirmed? While the number is registered this matters only later. */
export function checkCodeVerification({ number }: StatusFacts): Finding {
  return withReading(FRAME.check, number, ({ codeVerificationStatus, status }) => {
    if (codeVerificationStatus === null) return toFinding(FRAME, statusNotTold);
    const reading = lookUp(verificationReadings, codeVerificationStatus);
    const isLater = reading.verdict === 'fault' && status === 'CONNECTED';
    return toFinding(FRAME, isLater ? mattersLater(reading) : reading);
  });
}
