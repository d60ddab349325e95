import type { App } from '@slack/bolt';
import { CORRECTION, CORRECTION_FIELDS } from '../answer/action-ids.ts';
import { correctionTexts } from '../answer/texts-learning.ts';
import type { HandlerDeps } from './handlers/deps.ts';
import { onCheckButton } from './handlers/on-check-button.ts';
import { onCorrection } from './handlers/on-correction.ts';
import { onDirectMessage } from './handlers/on-direct-message.ts';
import { onExplainShortcut } from './handlers/on-explain-shortcut.ts';
import { onHelpfulButton, onWrongButton } from './handlers/on-feedback-button.ts';
import { onMention } from './handlers/on-mention.ts';
import { onMessage } from './handlers/on-message.ts';
import { onNearestButton } from './handlers/on-nearest-button.ts';
import { onStatusCommand } from './handlers/on-status-command.ts';
import { onUnknownButton } from './handlers/on-unknown-button.ts';
import { type CorrectionDeps, openCorrection } from './handlers/open-correction.ts';
import type { HomeDesk } from './home/home-desk.ts';
import type { ClickJob, Job, MessageJob } from './job.ts';
import { readHomeOpened, readHomePress } from './receive/home-payloads.ts';
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
  'helpful-button': onHelpfulButton,
  'wrong-button': onWrongButton,
  'unknown-button': onUnknownButton,
} as const satisfies Record<ClickJob['kind'], Handler<ClickJob>>;

const isClick = (job: Job): job is ClickJob => job.kind in clickHandlers;

/** Works a job off. Its handler marks the event as done together with what came of it. */
export async function handleJob(deps: HandlerDeps, job: Job, eventId: number): Promise<void> {
  if (job.kind === 'correction') await onCorrection(deps, job, eventId);
  else if (isClick(job)) await clickHandlers[job.kind](deps, job, eventId);
  else await messageHandlers[job.kind](deps, job, eventId);
}

export type ListenerDeps = CorrectionDeps & {
  readonly runner: Runner;
  readonly home: HomeDesk;
  /** Keeps hold of work that the journal does not know of, so that a stop waits for it. */
  readonly track: (work: Promise<void>) => Promise<void>;
};

/** Has Bolt acknowledge what the journal has, then hands it to the runner. */
export function registerListeners(app: App, deps: ListenerDeps): void {
  const { runner, home, track } = deps;
  const run = async (context: Readonly<Record<string, unknown>>) => {
    const id = context[JOURNAL_ID];
    if (typeof id === 'number') await runner.run(id);
  };
  app.event('message', async ({ context }) => await run(context));
  app.event('app_mention', async ({ context }) => await run(context));
  app.event('app_home_opened', async ({ event }) => {
    const user = readHomeOpened(event);
    if (user !== null) await track(home.show(user));
  });
  app.command('/wa-status', onStatusCommand);
  app.shortcut('explain_error', onExplainShortcut);
  app.action(/.*/, async ({ ack, body, client, context }) => {
    await ack();
    const press = readHomePress(body);
    if (press !== null) return await track(home.press(press));
    await Promise.all([track(openCorrection(deps, client, body)), run(context)]);
  });
  app.view(CORRECTION, async ({ ack, context }) => {
    // Nothing was journaled where the person picked the answer that they called wrong.
    if (typeof context[JOURNAL_ID] !== 'number') {
      const errors = { [CORRECTION_FIELDS.entry]: correctionTexts.same };
      return await ack({ response_action: 'errors', errors });
    }
    await ack();
    await run(context);
  });
}
