/**
 * The id of a message's element.
 * @param {{ channel: string, ts: string }} message
 */
export function messageId({ channel, ts }) {
  return `message-${channel}-${ts.replace('.', '-')}`;
}
