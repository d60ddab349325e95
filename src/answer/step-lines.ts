import { LIMITS } from './limits.ts';
import { joinMarkup, type Markup, mrkdwn } from './markup.ts';

/** Room for one more step: a section is filled up to here. */
const FULL = LIMITS.section.text - 600;

/** Numbered steps, in as few sections as hold them. */
export function stepLines(steps: readonly string[]): Markup[] {
  const groups: Markup[][] = [[]];
  let length = 0;
  for (const [at, step] of steps.entries()) {
    const line = mrkdwn`${at + 1}. ${step}`;
    length += line.source.length;
    if (length > FULL) {
      groups.push([]);
      length = line.source.length;
    }
    groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0).map((group) => joinMarkup(group, '\n'));
}
