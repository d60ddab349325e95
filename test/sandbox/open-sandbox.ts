import { readConfig } from '../../src/config.ts';
import type { Conversation } from '../../src/sandbox/slack/conversation.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/start.ts';
import { type Behaviour, createStandIn, type StandIn } from './stand-in-bot.ts';

export type Opened = Sandbox & { readonly bot: StandIn };

/** The sandbox on free ports with a stand-in for the bot; nothing is posted at the start. */
export async function openSandbox(behave?: Behaviour, options: SandboxOptions = {}): Promise<Opened> {
  const bot = createStandIn(behave);
  const sandbox = await startSandbox(readConfig({ PORT: '0' }), {
    start: bot.start,
    print: () => {},
    quiet: true,
    ...options,
  });
  return { ...sandbox, bot };
}

/** Asks the page's server for something, as the page does. */
export async function ask(
  sandbox: Sandbox,
  endpoint: string,
  body: unknown,
): Promise<{ problem: string | null }> {
  const response = await fetch(`${sandbox.url}/api/${endpoint}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: sandbox.url },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { problem: string | null };
}

/** Posts in #wa-support. */
export function paste(
  sandbox: Sandbox,
  text: string,
  threadTs?: string,
): Promise<{ problem: string | null }> {
  const channel = sandbox.slack.workspace.supportChannel.id;
  return ask(sandbox, 'messages', {
    channel,
    text,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  });
}

/** Resolves with what `find` finds on the screen, now or after some change. */
export function onScreen<Found>(
  { slack }: Sandbox,
  find: (conversation: Conversation) => Found | undefined,
): Promise<Found> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = find(slack.board.read());
      if (found !== undefined) resolve(found);
    };
    slack.board.onChange(look);
    look();
  });
}
