import { readConfig } from '../../src/config.ts';
import type { ShownMessage } from '../../src/sandbox/slack/conversation.ts';
import type { SendOptions, SentFile } from '../../src/sandbox/slack/say.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/start.ts';
import { onScreen } from './open-sandbox.ts';

export type FilesDesk = AsyncDisposable & {
  readonly sandbox: Sandbox;
  readonly channel: string;
  readonly direct: string;
  /** Sends one message with these files; the message. */
  send(channel: string, files: readonly SentFile[], options?: SendOptions): Promise<ShownMessage>;
  /** Posts words; the message. */
  say(channel: string, text: string): Promise<ShownMessage>;
  /** Resolves with the first public reply in a message's thread that `fits`. */
  reply(message: ShownMessage, fits: (reply: ShownMessage) => boolean): Promise<ShownMessage>;
  /** Everything in a message's thread. */
  thread(message: ShownMessage): readonly ShownMessage[];
};

export const wordsOf = ({ text, blocks }: ShownMessage): string => JSON.stringify([text, blocks]);

type DeskOptions = Pick<SandboxOptions, 'withoutScopes'> & { readonly env?: Record<string, string> };

/** The real bot in the sandbox, for a support agent who sends files. */
export async function openFilesDesk({ env = {}, ...options }: DeskOptions = {}): Promise<FilesDesk> {
  const sandbox = await startSandbox(readConfig({ PORT: '0', TESSERACT_PATH: 'no', ...env }), {
    ...{ print: () => {}, quiet: true, thinking: 0, ...options },
  });
  const { slack, agent } = sandbox;
  const {
    supportChannel,
    agent: { direct },
  } = slack.workspace;
  const own = () => slack.board.read().messages.filter(({ user }) => user === slack.workspace.agent.id);

  /** The message that an action of the agent brought about. */
  const after = async (act: () => Promise<{ problem: string | null }>): Promise<ShownMessage> => {
    const before = new Set(own().map(({ ts }) => ts));
    const { problem } = await act();
    if (problem !== null) throw new Error(problem);
    return await onScreen(sandbox, () => own().find(({ ts }) => !before.has(ts)));
  };
  const thread = ({ channel, ts, threadTs }: ShownMessage) =>
    slack.board
      .read()
      .messages.filter((message) => message.channel === channel && message.threadTs === (threadTs ?? ts));
  return {
    ...{ sandbox, thread, channel: supportChannel.id, direct: direct.id },
    send: (channel, files, sendOptions) => after(() => agent.uploadFiles(channel, files, sendOptions)),
    say: (channel, text) => after(() => agent.post(channel, text)),
    reply: (message, fits) =>
      onScreen(sandbox, () => thread(message).find((reply) => !reply.ephemeral && fits(reply))),
    [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose](),
  };
}
