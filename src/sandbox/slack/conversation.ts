import type { ShownFile } from './files.ts';

export type Block = { readonly type: string; readonly block_id?: string } & Readonly<Record<string, unknown>>;

/** A message as the page shows it. `ts` is its name within the channel. */
export type ShownMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Block[] | null;
  readonly files: readonly ShownFile[];
  readonly edited: boolean;
  /** Only one person sees it, and only until the sandbox stops. */
  readonly ephemeral: boolean;
  /** That person; null: everybody in the channel. */
  readonly seenBy: string | null;
  readonly reactions: readonly { readonly name: string; readonly count: number }[];
};

export type View = { readonly id: string; readonly blocks: readonly Block[] } & Readonly<
  Record<string, unknown>
>;

export type ShownModal = {
  readonly view: View;
  /** Before whom it is open. */
  readonly viewer: string;
  /** Refused inputs: block id → what is wrong. */
  readonly errors: Readonly<Record<string, string>>;
};

/** Everything that is on the people's screens, but for the looks. */
export type Conversation = {
  /** Oldest first. */
  readonly messages: readonly ShownMessage[];
  /** The stacks of open modals, top last. */
  readonly modals: readonly ShownModal[];
  /** The App Home of each person by their id; the bot publishes one for whoever opens it. */
  readonly homes: Readonly<Record<string, View>>;
};

export type Change =
  | { readonly kind: 'shown'; readonly message: ShownMessage }
  | {
      readonly kind: 'edited';
      readonly channel: string;
      readonly ts: string;
      readonly text: string;
      readonly blocks: ShownMessage['blocks'];
    }
  | { readonly kind: 'removed'; readonly channel: string; readonly ts: string; readonly ephemeral: boolean }
  | {
      readonly kind: 'reacted';
      readonly channel: string;
      readonly ts: string;
      readonly name: string;
      readonly by: 1 | -1;
    }
  | { readonly kind: 'modal-opened'; readonly view: View; readonly viewer: string }
  | { readonly kind: 'modal-updated'; readonly view: View }
  | {
      readonly kind: 'modal-refused';
      readonly viewId: string;
      readonly errors: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'modal-closed'; readonly viewId: string }
  | { readonly kind: 'modals-cleared'; readonly viewer: string }
  | { readonly kind: 'home-published'; readonly view: View; readonly viewer: string };

export const emptyConversation: Conversation = { messages: [], modals: [], homes: {} };

/** The conversation after one change. Pure. */
export function applyChange(before: Conversation, change: Change): Conversation {
  switch (change.kind) {
    case 'shown':
      return { ...before, messages: insert(before.messages, change.message) };
    case 'edited':
      return editMessage(before, change, (message) => ({
        ...message,
        text: change.text,
        blocks: change.blocks,
        edited: true,
      }));
    case 'removed':
      return { ...before, messages: before.messages.filter((message) => !isNamed(message, change)) };
    case 'reacted':
      return editMessage(before, change, (message) => ({ ...message, reactions: react(message, change) }));
    case 'home-published':
      return { ...before, homes: { ...before.homes, [change.viewer]: change.view } };
    default:
      return { ...before, modals: changeModals(before.modals, change) };
  }
}

type ModalChange = Extract<Change, { kind: `modal${string}` }>;

function changeModals(modals: readonly ShownModal[], change: ModalChange): readonly ShownModal[] {
  switch (change.kind) {
    case 'modal-opened':
      return [...modals, { view: change.view, viewer: change.viewer, errors: {} }];
    case 'modal-updated':
      return modals.map((modal) =>
        modal.view.id === change.view.id ? { ...modal, view: change.view, errors: {} } : modal,
      );
    case 'modal-refused':
      return modals.map((modal) =>
        modal.view.id === change.viewId ? { ...modal, errors: change.errors } : modal,
      );
    case 'modal-closed':
      return modals.filter((modal) => modal.view.id !== change.viewId);
    case 'modals-cleared':
      return modals.filter(({ viewer }) => viewer !== change.viewer);
  }
}

type Named = { readonly channel: string; readonly ts: string };

function isNamed(message: ShownMessage, name: Named): boolean {
  return message.channel === name.channel && message.ts === name.ts;
}

function editMessage(
  before: Conversation,
  name: Named,
  edit: (message: ShownMessage) => ShownMessage,
): Conversation {
  return {
    ...before,
    messages: before.messages.map((message) => (isNamed(message, name) ? edit(message) : message)),
  };
}

function insert(messages: readonly ShownMessage[], message: ShownMessage): readonly ShownMessage[] {
  const rest = messages.filter((other) => !isNamed(other, message));
  return [...rest, message].toSorted((one, other) => compareTs(one.ts, other.ts));
}

/** Slack's timestamps are seconds and a counter; both parts sort as numbers. */
function compareTs(one: string, other: string): number {
  const [seconds = 0, counter = 0] = one.split('.').map(Number);
  const [otherSeconds = 0, otherCounter = 0] = other.split('.').map(Number);
  return seconds - otherSeconds || counter - otherCounter;
}

function react(
  message: ShownMessage,
  { name, by }: { readonly name: string; readonly by: number },
): ShownMessage['reactions'] {
  const before = message.reactions.find((reaction) => reaction.name === name)?.count ?? 0;
  const others = message.reactions.filter((reaction) => reaction.name !== name);
  return before + by > 0 ? [...others, { name, count: before + by }] : others;
}
