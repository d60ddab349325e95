import { incidentsText, noIncidents } from '../answer/texts-status-number.ts';
import { toFinding } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { STATUS_PAGE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'platform-status', side: 'meta', source: STATUS_PAGE } as const;
const MAX_TITLES = 3;

/** What Meta's own status page reports as open. */
export function checkPlatformStatus({ incidents }: StatusFacts): Finding {
  return withReading(FRAME.check, incidents, (open) => {
    if (open.length === 0) return toFinding(FRAME, noIncidents);
    return toFinding(FRAME, incidentsText(open.slice(0, MAX_TITLES).map(({ title }) => title)));
  });
}
