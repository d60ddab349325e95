import type { App } from '@slack/bolt';
import { CORRECTION, CORRECTION_FIELDS, NUMBER_FIELD, NUMBER_FORM } from '../answer/action-ids.ts';
import { correctionTexts } from '../answer/texts-learning.ts';
import type { Clock } from '../clock.ts';
import { recordEvent } from '../store/events.ts';
import type { Db } from '../store/schema.ts';
import type { HandlerDeps } from './handlers/deps.ts';
import { onCheckButton } from './handlers/on-check-button.ts';
import { onCorrection } from './handlers/on-correction.ts';
import { onDirectMessage } from './handlers/on-direct-message.ts';
import { onExplainShortcut } from './handlers/on-explain-shortcut.ts';
import { onHelpfulButton, onWrongButton } from './handlers/on-feedback-button.ts';
import { onMention } from './handlers/on-mention.ts';
import { onMessage } from './handlers/on-message.ts';
import { onNearestButton } from './handlers/on-nearest-button.ts';
import { onNumberForm } from './handlers/on-number-form.ts';
import { onStatusButton } from './handlers/on-status-button.ts';
import { onStatusCommand } from './handlers/on-status-command.ts';
import { onUnknownButton } from './handlers/on-unknown-button.ts';
import type { HomeDesk } from './home/home-desk.ts';
import type { ClickJob, Job, MessageJob } from './job.ts';
import { readHomeOpened, readHomePress } from './receive/home-payloads.ts';
import { JOURNAL_ID } from './receive/journal-events.ts';
import { readNumberForm } from './receive/number-form.ts';
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

/** Works a job off. Its handler marks the event as done together with what came of it. */
export async function handleJob(deps: HandlerDeps, job: Job, eventId: number): Promise<void> {
  switch (job.kind) {
    case 'message':
    case 'mention':
    case 'direct-message':
      return await messageHandlers[job.kind](deps, job, eventId);
    case 'check-button':
    case 'nearest-button':
    case 'helpful-button':
    case 'wrong-button':
    case 'unknown-button':
      return await clickHandlers[job.kind](deps, job, eventId);
    case 'status-command':
      return await onStatusCommand(deps, job, eventId);
    case 'status-button':
      return await onStatusButton(deps, job, eventId);
    case 'number-form':
      return await onNumberForm(deps, job, eventId);
    case 'correction':
      return await onCorrection(deps, job, eventId);
  }
}

type ListenerOptions = {
  readonly db: Db;
  readonly clock: Clock;
  readonly runner: Runner;
  readonly home: HomeDesk;
  /** Keeps hold of work that the journal does not know of, so that a stop waits for it. */
  readonly track: (work: Promise<void>) => Promise<void>;
};

/** The form is checked before it closes, and what was asked is written down before it is acknowledged. */
function listenForForms(app: App, { db, clock, runner }: ListenerOptions): void {
  app.view(NUMBER_FORM, async ({ ack, body }) => {
    const answer = await readNumberForm(db, body);
    if (answer?.kind === 'refused') {
      return await ack({ response_action: 'errors', errors: { [NUMBER_FIELD]: answer.error } });
    }
    if (answer === null) return await ack();
    const { job } = answer;
    const keys = { eventKey: `form:${job.key}`, messageKey: null, subject: job.caseId };
    const id = await recordEvent(db, { ...keys, kind: job.kind, payload: job }, clock());
    await ack();
    if (id !== null) await runner.run(id);
  });
  app.view(CORRECTION, async ({ ack, context }) => {
    const id = context[JOURNAL_ID];
    if (typeof id === 'number') {
      await ack();
      return await runner.run(id);
    }
    // Nothing was journaled where the person picked the answer that they called wrong.
    await ack({ response_action: 'errors', errors: { [CORRECTION_FIELDS.entry]: correctionTexts.same } });
  });
}

/** Has Bolt acknowledge what the journal has, then hands it to the runner. */
export function registerListeners(app: App, options: ListenerOptions): void {
  const { runner, home, track } = options;
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
  app.command('/wa-status', async ({ ack, context }) => {
    await ack();
    await run(context);
  });
  app.shortcut('explain_error', onExplainShortcut);
  app.action(/.*/, async ({ ack, body, context }) => {
    await ack();
    const press = readHomePress(body);
    if (press !== null) return await track(home.press(press));
    await run(context);
  });
  listenForForms(app, options);
}
