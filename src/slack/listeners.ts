import type { App } from '@slack/bolt';
import type { HandlerDeps } from './handlers/deps.ts';
import { onCheckButton } from './handlers/on-check-button.ts';
import { onDirectMessage } from './handlers/on-direct-message.ts';
import { onExplainShortcut } from './handlers/on-explain-shortcut.ts';
import { onMention } from './handlers/on-mention.ts';
import { onMessage } from './handlers/on-message.ts';
import { onNearestButton } from './handlers/on-nearest-button.ts';
import { onStatusCommand } from './handlers/on-status-command.ts';
import { onUnknownButton } from './handlers/on-unknown-button.ts';
import type { ClickJob, Job, MessageJob } from './job.ts';
import { JOURNAL_ID } from './receive/journal-events.ts';
import type { Runner } from './runner.ts';

type Handler<J extends Job> = (deps: HandlerDeps, job: J, eventId: number) => Promise<void>;

/** Who works off which kind of message. */
const messageHandlers = {
  message: onMessage,
  mention: onMention,
  'direct-message': onDirectMessage,
} as const satisfies Record<MessageJob['kind'], Handler<MessageJob>>;

/** Who works off which kind of click. */
const clickHandlers = {
  'check-button': onCheckButton,
  'nearest-button': onNearestButton,
  'unknown-button': onUnknownButton,
} as const satisfies Record<ClickJob['kind'], Handler<ClickJob>>;

const isClick = (job: Job): job is ClickJob => job.kind in clickHandlers;

/** Works a job off. Its handler marks the event as done together with what came of it. */
export async function handleJob(deps: HandlerDeps, job: Job, eventId: number): Promise<void> {
  if (isClick(job)) await clickHandlers[job.kind](deps, job, eventId);
  else await messageHandlers[job.kind](deps, job, eventId);
}

/** Has Bolt acknowledge what the journal has, then hands it to the runner. */
export function registerListeners(app: App, runner: Runner): void {
  const run = async (context: Readonly<Record<string, unknown>>) => {
    const id = context[JOURNAL_ID];
    if (typeof id === 'number') await runner.run(id);
  };
  app.event('message', async ({ context }) => await run(context));
  app.event('app_mention', async ({ context }) => await run(context));
  app.command('/wa-status', onStatusCommand);
  app.shortcut('explain_error', onExplainShortcut);
  app.action(/.*/, async ({ ack, context }) => {
    await ack();
    await run(context);
  });
}
