import { type ClickJob, type CommandJob, type Job, subjectOf } from '../job.ts';
import {
  type Click,
  type Command,
  clickSchema,
  commandSchema,
  editSchema,
  eventCallbackSchema,
  messageShortcutSchema,
} from './payloads.ts';
import { type ReadOptions, readEdit, readMessage, readMessageShortcut } from './read-message.ts';

export type ClassifyOptions = ReadOptions;

/** Work to write down, with the keys by which its repetitions are known. */
export type JournalEntry = {
  readonly job: Job;
  readonly eventKey: string;
  readonly messageKey: string | null;
  readonly subject: string | null;
};

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

/** Something that was said, edited, or pointed at by our shortcut; null: the body is none of these. */
function classifyMessage(body: unknown, options: ClassifyOptions): JournalEntry | null {
  const event = eventCallbackSchema.safeParse(body);
  const said = event.success ? readMessage(event.data.event, options) : null;
  if (event.success && said !== null) {
    // A mention in a channel that we read arrives as two events; the message is one.
    const messageKey = `${said.channel}:${said.ts}`;
    return { job: said, eventKey: event.data.event_id, messageKey, subject: null };
  }
  const edit = editSchema.safeParse(body);
  const edited = edit.success ? readEdit(edit.data, options) : null;
  if (edit.success && edited !== null) {
    const messageKey = `${edited.channel}:${edited.ts}:${edited.editedTs}`;
    return { job: edited, eventKey: edit.data.event_id, messageKey, subject: null };
  }
  const shortcut = messageShortcutSchema.safeParse(body);
  if (!shortcut.success) return null;
  const job = readMessageShortcut(shortcut.data, options);
  const eventKey = `shortcut:${shortcut.data.trigger_id}`;
  return { job, eventKey, messageKey: null, subject: `${job.channel}:${job.ts}` };
}

/** Makes work of a request body, or null where there is nothing for us in it. Pure but for `readPaste`. */
export function classifyBody(body: unknown, options: ClassifyOptions): JournalEntry | null {
  const message = classifyMessage(body, options);
  if (message !== null) return message;
  const command = commandSchema.safeParse(body);
  if (command.success) return toEntry(readCommand(command.data, options), command.data.user_id);
  const click = clickSchema.safeParse(body);
  const job = click.success ? readClick(click.data) : null;
  return job && toEntry(job, subjectOf(job));
}
