import type { Block, Change, View } from './conversation.ts';
import type { FileShelf, ShownFile } from './files.ts';
import type { SlackAnswer } from './web-api.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What a successful Web API call changed on the agent's screen; null when nothing. */
export function observe(
  method: string,
  sent: Fields,
  answer: SlackAnswer,
  shelf: Pick<FileShelf, 'shown'>,
): Change | null {
  switch (method) {
    case 'chat.postMessage':
      return shown(text(answer.channel), answer.message);
    case 'chat.update':
      return edited(text(answer.channel), text(answer.ts), answer.message);
    case 'chat.delete':
      return { kind: 'removed', channel: text(answer.channel), ts: text(answer.ts), ephemeral: false };
    case 'files.completeUploadExternal':
      return shared(sent, answer, shelf);
    case 'chat.postEphemeral':
      return ephemeral(sent, text(answer.message_ts));
    case 'reactions.add':
    case 'reactions.remove':
      return reacted(sent, method === 'reactions.add' ? 1 : -1);
    case 'views.open':
    case 'views.push':
      return { kind: 'modal-opened', view: answer.view as View, viewer: text(sent.viewer) };
    case 'views.update':
      return { kind: 'modal-updated', view: answer.view as View };
    case 'views.publish':
      return { kind: 'home-published', view: answer.view as View, viewer: text(sent.user_id) };
    default:
      return null;
  }
}

/** A message that holds files; the emulator tells its ts among the places where a file is shared. */
function shared(sent: Fields, { files }: SlackAnswer, shelf: Pick<FileShelf, 'shown'>): Change | null {
  const list: unknown[] = Array.isArray(files) ? files : [];
  const channel = text(sent.channel_id);
  const shares: unknown = Reflect.get(Object(list[0]), 'shares');
  const places = ['public', 'private'].flatMap((kind) => {
    const byChannel: unknown = Reflect.get(Object(shares), kind);
    const here: unknown = Reflect.get(Object(byChannel), channel);
    return Array.isArray(here) ? here : [];
  });
  const [place] = places;
  if (place === undefined) return null;
  const message = {
    ts: read(place, 'ts'),
    thread_ts: text(sent.thread_ts),
    text: text(sent.initial_comment),
  };
  return shown(channel, { ...message, user: text(sent.author) }, list.map(shelf.shown));
}

function shown(channel: string, message: unknown, files: readonly ShownFile[] = []): Change {
  const ts = read(message, 'ts');
  const threadTs = read(message, 'thread_ts');
  return {
    kind: 'shown',
    message: {
      channel,
      ts,
      threadTs: threadTs === '' || threadTs === ts ? null : threadTs,
      user: read(message, 'user'),
      text: read(message, 'text'),
      blocks: blocksOf(message),
      files,
      edited: false,
      ephemeral: false,
      seenBy: null,
      reactions: [],
    },
  };
}

function edited(channel: string, ts: string, message: unknown): Change {
  return { kind: 'edited', channel, ts, text: read(message, 'text'), blocks: blocksOf(message) };
}

function ephemeral(sent: Fields, ts: string): Change {
  const threadTs = text(sent.thread_ts);
  return {
    kind: 'shown',
    message: {
      channel: text(sent.channel),
      ts,
      threadTs: threadTs === '' ? null : threadTs,
      user: text(sent.author),
      text: text(sent.text),
      blocks: blocksOf(sent),
      files: [],
      edited: false,
      ephemeral: true,
      seenBy: text(sent.user),
      reactions: [],
    },
  };
}

function reacted(sent: Fields, by: 1 | -1): Change {
  return {
    kind: 'reacted',
    channel: text(sent.channel),
    ts: text(sent.timestamp),
    name: text(sent.name),
    by,
  };
}

function blocksOf(holder: unknown): readonly Block[] | null {
  const blocks: unknown = Reflect.get(Object(holder), 'blocks');
  return Array.isArray(blocks) && blocks.length > 0 ? (blocks as Block[]) : null;
}

function read(holder: unknown, field: string): string {
  return text(Reflect.get(Object(holder), field));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
