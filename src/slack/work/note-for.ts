import type { MessagePayload, NewMessage } from '../../store/outbox.ts';

type Reader = { readonly channel: string; readonly threadTs: string | null; readonly user: string };

/** A note for one person: beside what they did or, where that was no conversation, in their direct messages. */
export function noteFor(
  { channel, threadTs, user }: Reader,
  purpose: string,
  payload: MessagePayload,
): NewMessage {
  if (channel === user) return { op: 'post', purpose, channel, threadTs: null, payload };
  return { op: 'ephemeral', purpose, channel, threadTs, user, payload };
}
