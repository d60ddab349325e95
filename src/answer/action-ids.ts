/** Names of our buttons, as Slack sends them back. A button's value is always the id of its case. */
export const CHECK_STATUS = 'check_status';

/** One of the nearest entries, or another error of the same paste: the name ends in the entry's id. */
export function nearestActionId(entry: string): string {
  return `nearest:${entry}`;
}
