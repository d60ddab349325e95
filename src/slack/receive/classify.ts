import type { Paste } from '../../intake/types.ts';
import { type ClickJob, type CommandJob, type Job, type MessageJob, subjectOf } from '../job.ts';
import { collectText } from './message-text.ts';
import {
  type Click,
  type Command,
  clickSchema,
  commandSchema,
  eventCallbackSchema,
  type MessageEvent,
} from './payloads.ts';

export type ClassifyOptions = {
  readonly botUserId: string;
  /** Channels in which every message is read. */
  readonly channels: readonly string[];
  readonly readPaste: (text: string) => Paste;
};

/** Work to write down, with the keys by which its repetitions are known. */
export type JournalEntry = {
  readonly job: Job;
  readonly eventKey: string;
  readonly messageKey: string | null;
  readonly subject: string | null;
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

function readMessage(event: MessageEvent, options: ClassifyOptions): MessageJob | null {
  const { botUserId, channels, readPaste } = options;
  if (!isSpoken(event, botUserId)) return null;
  const mention = new RegExp(`<@${botUserId}(\\|[^>]*)?>`, 'g');
  const text = collectText(event);
  const spoken = text.replace(mention, ' ');
  const kind = findKind(event, spoken !== text, channels);
  if (kind === null) return null;
  return {
    kind,
    channel: event.channel,
    ts: event.ts,
    threadTs: event.thread_ts ?? event.ts,
    user: event.user ?? '',
    paste: readPaste(spoken),
    hasImage: (event.files ?? []).some((file) => file.mimetype?.startsWith('image/')),
  };
}

/** A button that carries a value, or a menu in which an option was chosen. */
function readClick(click: Click): ClickJob | null {
  const { user, container, actions, trigger_id: triggerId, response_url: responseUrl } = click;
  const [action] = actions;
  // A link opens in the browser; the click on it is only reported.
  if (action === undefined || action.url) return null;
  const { action_id: actionId, action_ts: at, value, selected_option: option } = action;
  const { channel_id: channel, message_ts: messageTs, thread_ts: threadTs } = container;
  return {
    kind: 'click',
    actionId,
    value: option?.value ?? value ?? '',
    channel,
    messageTs,
    threadTs: threadTs ?? null,
    user: user.id,
    // Some clients repeat the time of the message instead of the click's; the trigger is new for each click.
    key: `${messageTs}:${actionId}:${user.id}:${at}:${triggerId ?? ''}`,
    triggerId: triggerId ?? null,
    responseUrl: responseUrl ?? null,
    isEphemeral: container.is_ephemeral ?? false,
  };
}

function readCommand(command: Command, { readPaste }: ClassifyOptions): CommandJob {
  return {
    kind: 'command',
    channel: command.channel_id,
    threadTs: null,
    user: command.user_id,
    key: command.trigger_id,
    text: readPaste(command.text).text,
    responseUrl: command.response_url,
  };
}

function toEntry(job: ClickJob | CommandJob, subject: string): JournalEntry {
  return { job, eventKey: `${job.kind}:${job.channel}:${job.key}`, messageKey: null, subject };
}

/** Makes work of a request body, or null where there is nothing for us in it. Pure but for `readPaste`. */
export function classifyBody(body: unknown, options: ClassifyOptions): JournalEntry | null {
  const event = eventCallbackSchema.safeParse(body);
  if (event.success) {
    const job = readMessage(event.data.event, options);
    if (job === null) return null;
    // A mention in a channel that we read arrives as two events; the message is one.
    return { job, eventKey: event.data.event_id, messageKey: `${job.channel}:${job.ts}`, subject: null };
  }
  const command = commandSchema.safeParse(body);
  if (command.success) return toEntry(readCommand(command.data, options), command.data.user_id);
  const click = clickSchema.safeParse(body);
  const job = click.success ? readClick(click.data) : null;
  return job && toEntry(job, subjectOf(job));
}
