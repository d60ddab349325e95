import { mattersLater, nameReadings, statusNotTold } from '../answer/texts-phone-number.ts';
import { nameLabels, nameRequested } from '../answer/texts-status-number.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import { combine, type Line, lookUp } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { NAME_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'display-name', side: 'customer', source: NAME_SOURCE } as const;

function readCurrent({ nameStatus, status }: PhoneNumber): Line {
  if (nameStatus === null) return [nameLabels.current, statusNotTold];
  const reading = lookUp(nameReadings, nameStatus);
  const isLater = reading.verdict === 'fault' && status === 'CONNECTED';
  return [nameLabels.current, isLater ? mattersLater(reading) : reading];
}

function readNew({ newNameStatus, newDisplayName }: PhoneNumber): Line[] {
  if (newNameStatus === null || newNameStatus === 'NONE') return [];
  return [[nameLabels.requested, nameRequested(newDisplayName, lookUp(nameReadings, newNameStatus))]];
}

/** The display name in use and the one that was asked for. */
export function checkDisplayName({ number }: StatusFacts): Finding {
  return withReading(FRAME.check, number, (read) => combine(FRAME, [readCurrent(read), ...readNew(read)]));
}
