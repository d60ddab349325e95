import { qualityReadings, statusNotTold } from '../answer/texts-phone-number.ts';
import { qualityLabels as labels, limitText, throughputText } from '../answer/texts-status-number.ts';
import { combine, type Line, lookUp } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { LIMITS_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'quality', side: 'customer', source: LIMITS_SOURCE } as const;

/** Quality, throughput and messaging limit. */
export function checkQuality({ number }: StatusFacts): Finding {
  return withReading(FRAME.check, number, ({ qualityRating, throughput, messagingLimit, ...rest }) => {
    const coexists = rest.isOnBizApp === true && rest.platformType === 'CLOUD_API';
    const quality: Line = [
      labels.quality,
      qualityRating === null ? statusNotTold : lookUp(qualityReadings, qualityRating),
    ];
    const speed: Line[] =
      throughput === null ? [] : [[labels.throughput, throughputText(throughput, coexists)]];
    const limit: Line[] = messagingLimit === null ? [] : [[labels.limit, limitText(messagingLimit)]];
    return combine(FRAME, [quality, ...speed, ...limit]);
  });
}
