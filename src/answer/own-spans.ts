/**
 * Dates and mentions that we wrote ourselves, as `fitMessage` leaves them after it disarmed every bracket: what was
 * escaped from the start, as pasted words are, ends in `&gt;` and not in `>`.
 */
const DATE = /&lt;(!date\^\d{1,12}\^[{}a-z_ ]+\|[^<>|&]+>)/g;
const MENTION = /&lt;@([UW][A-Z0-9]+)>/g;

/**
 * Gives dates, and mentions of these people, their brackets back.
 * @param people user ids
 */
export function restoreSpans(text: string, people: readonly string[]): string {
  const dated = text.replace(DATE, '<$1');
  if (people.length === 0) return dated;
  return dated.replace(MENTION, (span, id: string) => (people.includes(id) ? `<@${id}>` : span));
}
