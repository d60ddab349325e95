import {
  accountMode,
  notOnBizApp,
  onBizApp,
  platformReadings,
  statusNotTold,
} from '../answer/texts-phone-number.ts';
import { platformLabels as labels } from '../answer/texts-status-number.ts';
import { combine, type Line, lookUp } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { COEXISTENCE_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'platform', side: 'us', source: COEXISTENCE_SOURCE } as const;

/** Which platform the number is on, and whether the Business app uses it, too. */
export function checkPlatform({ number }: StatusFacts): Finding {
  return withReading(FRAME.check, number, ({ platformType, isOnBizApp, accountMode: mode }) => {
    const platform: Line = [
      labels.platform,
      platformType === null ? statusNotTold : lookUp(platformReadings, platformType),
    ];
    const app: Line[] =
      isOnBizApp === null
        ? []
        : [[labels.app, isOnBizApp ? onBizApp(platformType === 'CLOUD_API') : notOnBizApp]];
    const live: Line[] = mode === null ? [] : [[labels.mode, accountMode(mode)]];
    return combine(FRAME, [platform, ...app, ...live]);
  });
}
