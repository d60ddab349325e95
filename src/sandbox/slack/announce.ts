import type { Clock } from '../../clock.ts';
import type { Board } from './board.ts';
import type { Change, ShownMessage } from './conversation.ts';
import type { Courier } from './deliver.ts';
import type { FileShelf } from './files.ts';
import type { InstalledApp } from './manifest.ts';
import { eventEnvelope } from './payloads.ts';
import type { Workspace } from './workspace.ts';

type Event = Record<string, unknown> & { readonly type: string };

export type Announcing = {
  readonly workspace: Workspace;
  readonly app: InstalledApp;
  readonly board: Board;
  readonly files: FileShelf;
  readonly courier: Courier;
  readonly clock: Clock;
  readonly nextId: () => string;
};

/** Tells the bot of every change in the channels, as Slack does; its own messages too. */
export function announceChanges(announcing: Announcing): void {
  announcing.board.onChange((change) => {
    for (const event of eventsFor(announcing, change)) void announceEvent(announcing, event);
  });
}

/** Sends one event, each under its own id. */
async function announceEvent({ workspace, courier, clock, nextId }: Announcing, event: Event): Promise<void> {
  await courier.sendEvent(eventEnvelope(workspace, `Ev${nextId()}`, event, clock()));
}

function eventsFor(announcing: Announcing, change: Change): Event[] {
  switch (change.kind) {
    case 'shown':
      return change.message.ephemeral ? [] : postedEvents(announcing, change.message);
    case 'edited':
      return hiddenEvents(announcing, change, 'message_changed');
    case 'removed':
      return change.ephemeral ? [] : hiddenEvents(announcing, change, 'message_deleted');
    default:
      return [];
  }
}

/** A mention in a channel the bot also reads is two events with two ids. */
function postedEvents(announcing: Announcing, message: ShownMessage): Event[] {
  const { workspace, app } = announcing;
  const type = channelType(announcing, message.channel);
  const base = baseEvent(announcing, message);
  const events: Event[] = [];
  if (isSubscribed(app, type)) events.push({ type: 'message', ...base, channel_type: type });
  const mentioned = message.text.includes(`<@${workspace.bot.id}>`) && message.user !== workspace.bot.id;
  if (mentioned && type !== 'im' && app.events.has('app_mention'))
    events.push({ type: 'app_mention', ...base });
  return events;
}

function baseEvent(announcing: Announcing, message: ShownMessage): Record<string, unknown> {
  const { workspace, board, nextId } = announcing;
  const { bot, appId, team } = workspace;
  return {
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: team.id,
    channel: message.channel,
    event_ts: message.ts,
    ...(message.user === bot.id ? { bot_id: bot.botId, app_id: appId } : { client_msg_id: nextId() }),
    ...(message.blocks === null ? {} : { blocks: message.blocks }),
    ...filesOf(announcing, message),
    ...(message.threadTs === null ? {} : threadOf(board, message.channel, message.threadTs)),
  };
}

function filesOf({ files }: Announcing, message: ShownMessage): Record<string, unknown> {
  if (message.files.length === 0) return {};
  return { subtype: 'file_share', upload: false, files: message.files.map(files.describe) };
}

function threadOf(board: Board, channel: string, threadTs: string): Record<string, unknown> {
  const parent = board.findMessage(channel, threadTs);
  return { thread_ts: threadTs, ...(parent === undefined ? {} : { parent_user_id: parent.user }) };
}

type Named = { readonly channel: string; readonly ts: string };

/** Edits and deletions; those of ephemeral messages make no event. */
function hiddenEvents(announcing: Announcing, { channel, ts }: Named, subtype: string): Event[] {
  const type = channelType(announcing, channel);
  const message = announcing.board.findMessage(channel, ts);
  if (!isSubscribed(announcing.app, type) || message?.ephemeral === true) return [];
  const changed = message === undefined ? { deleted_ts: ts } : { message: baseEvent(announcing, message) };
  return [
    { type: 'message', subtype, hidden: true, channel, ts, event_ts: ts, channel_type: type, ...changed },
  ];
}

function channelType({ workspace }: Announcing, channel: string): 'im' | 'channel' {
  return workspace.people.some(({ direct }) => direct.id === channel) ? 'im' : 'channel';
}

function isSubscribed(app: InstalledApp, type: 'im' | 'channel'): boolean {
  return app.events.has(type === 'im' ? 'message.im' : 'message.channels');
}
