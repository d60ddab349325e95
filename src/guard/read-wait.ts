import { DAY, HOUR, MINUTE, SECOND } from '../clock.ts';

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };

/** "90 seconds", "an hour", "5-10 minutes" (the longer one), "12h". */
const SPAN =
  /(?:(\d{1,6}(?:\.\d+)?)\s*-?\s*|\b(?:an?|one)\s+)(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)\b/gi;

/** Spans that belong together: "1 hour and 30 minutes", "2 h, 5 min". */
const JOINT = /^\s*(?:,|and|,\s*and)?\s*$/i;

/**
 * The wait that an error's details name, in milliseconds; null: they name none. Of several the longest counts, for
 * waiting too long costs minutes and too short a wait costs a try. Meta gives details in English.
 */
export function readWait(details: string | null): number | null {
  if (details === null) return null;
  const sums: number[] = [];
  let end = -1;
  for (const match of details.matchAll(SPAN)) {
    const [whole, count = '1', unit = ''] = match;
    const size = UNITS[unit.charAt(0).toLowerCase()] ?? 0;
    const span = Number(count) * size;
    const isJoint = end >= 0 && JOINT.test(details.slice(end, match.index));
    sums.push(isJoint ? span + (sums.pop() ?? 0) : span);
    end = match.index + whole.length;
  }
  const longest = Math.max(0, ...sums);
  return longest === 0 ? null : longest;
}
