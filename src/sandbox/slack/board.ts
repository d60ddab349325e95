import {
  applyChange,
  type Change,
  type Conversation,
  emptyConversation,
  type ShownMessage,
} from './conversation.ts';

/** Holds the conversation and tells listeners about every change. */
export type Board = {
  readonly read: () => Conversation;
  readonly apply: (change: Change) => void;
  readonly onChange: (listener: (change: Change) => void) => void;
  readonly findMessage: (channel: string, ts: string) => ShownMessage | undefined;
};

export function createBoard(): Board {
  let conversation = emptyConversation;
  const listeners: ((change: Change) => void)[] = [];
  return {
    read: () => conversation,
    apply: (change) => {
      conversation = applyChange(conversation, change);
      for (const listener of listeners) listener(change);
    },
    onChange: (listener) => void listeners.push(listener),
    findMessage: (channel, ts) =>
      conversation.messages.find((message) => message.channel === channel && message.ts === ts),
  };
}
