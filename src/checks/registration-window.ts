import { windowDone, windowLeft, windowUnknown } from '../answer/texts-status-number.ts';
import { DAY } from '../clock.ts';
import { toFinding } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { WEBHOOK_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'registration-window', side: 'us', source: WEBHOOK_SOURCE } as const;
const WINDOW = 14 * DAY;

/** Meta's own time counts where it gives one; it was seen to be off, so ours may only make it earlier. */
function signupAt(lastOnboarded: string | null, firstSeenAt: number | null): number | null {
  const told = lastOnboarded === null ? Number.NaN : Date.parse(lastOnboarded.replace(/\+0000$/, 'Z'));
  const known = [told, firstSeenAt ?? Number.NaN].filter((moment) => !Number.isNaN(moment) && moment > 0);
  return known.length === 0 ? null : Math.min(...known);
}

/** Of the 14 days to register after Embedded Signup, how many are left? */
export function checkRegistrationWindow({ number, firstSeenAt, now }: StatusFacts): Finding {
  return withReading(FRAME.check, number, ({ status, lastOnboardedTime, platformType }) => {
    if (status === 'CONNECTED' || platformType === 'CLOUD_API') return toFinding(FRAME, windowDone);
    const start = signupAt(lastOnboardedTime, firstSeenAt);
    if (start === null) return toFinding(FRAME, windowUnknown);
    return toFinding(FRAME, windowLeft(Math.floor((start + WINDOW - now) / DAY)));
  });
}
