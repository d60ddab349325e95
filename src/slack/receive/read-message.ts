import type { Paste } from '../../intake/types.ts';
import { readFiles } from '../files/shared-file.ts';
import type { MessageJob } from '../job.ts';
import { collectText } from './message-text.ts';
import type { Edit, MessageEvent, MessageShortcut } from './payloads.ts';

export type ReadOptions = {
  readonly botUserId: string;
  /** Channels in which every message is read. */
  readonly channels: readonly string[];
  readonly readPaste: (text: string) => Paste;
};

/** Message subtypes in which a person speaks. All others report what happened to a message or a channel. */
const SPOKEN = new Set(['file_share', 'thread_broadcast']);

function isSpoken(event: MessageEvent, botUserId: string): boolean {
  if (event.hidden || event.bot_id || !event.user || event.user === botUserId) return false;
  return !event.subtype || SPOKEN.has(event.subtype);
}

/** How a message reaches us; null: it is not meant for us. */
function findKind(
  event: MessageEvent,
  mentioned: boolean,
  channels: readonly string[],
): MessageJob['kind'] | null {
  if (event.channel_type === 'im') return 'direct-message';
  if (event.type === 'app_mention' || mentioned) return 'mention';
  return channels.includes(event.channel) ? 'message' : null;
}

/** The words of a message without our name in it. */
function readWords(event: Pick<MessageEvent, 'text' | 'blocks' | 'attachments'>, botUserId: string) {
  const mention = new RegExp(`<@${botUserId}(\\|[^>]*)?>`, 'g');
  const text = collectText(event);
  const spoken = text.replace(mention, ' ');
  return { spoken, isMention: spoken !== text };
}

/** A message that is meant for us; null: it is not. */
export function readMessage(event: MessageEvent, options: ReadOptions): MessageJob | null {
  const { botUserId, channels, readPaste } = options;
  if (!isSpoken(event, botUserId)) return null;
  const { spoken, isMention } = readWords(event, botUserId);
  const kind = findKind(event, isMention, channels);
  if (kind === null) return null;
  return {
    kind,
    channel: event.channel,
    ts: event.ts,
    threadTs: event.thread_ts ?? event.ts,
    user: event.user ?? '',
    paste: readPaste(spoken),
    files: readFiles(event.files),
    editedTs: null,
    isLate: false,
    responseUrl: null,
  };
}

/** Later edits belong to a conversation that has gone on. Seconds. */
const EDIT_WINDOW = 15 * 60;

/**
 * A message that was edited soon after it was posted, if its words changed: Slack reports an unfurled link the same
 * way.
 */
export function readEdit({ event }: Edit, options: ReadOptions): MessageJob | null {
  const { channel, channel_type, message, previous_message: before } = event;
  const { edited } = message;
  if (Number(edited.ts) - Number(message.ts) > EDIT_WINDOW) return null;
  if (before && collectText(before) === collectText(message)) return null;
  const job = readMessage({ ...message, channel, channel_type }, options);
  return job && { ...job, editedTs: edited.ts };
}

/** Any message, whoever wrote it and wherever it stands, that somebody wants explained. */
export function readMessageShortcut(
  { message, channel, user, response_url: responseUrl }: MessageShortcut,
  { botUserId, readPaste }: ReadOptions,
): MessageJob {
  return {
    kind: 'shortcut',
    channel: channel.id,
    ts: message.ts,
    threadTs: message.thread_ts ?? message.ts,
    user: user.id,
    paste: readPaste(readWords(message, botUserId).spoken),
    files: readFiles(message.files),
    editedTs: null,
    isLate: false,
    responseUrl,
  };
}
