import type { App } from '@slack/bolt';
import { outdatedModal, pasteModal } from '../answer/paste-form.ts';
import { findForm } from './forms/table.ts';
import type { HomeDesk } from './home/home-desk.ts';
import type { FormJob } from './job.ts';
import { readHomeOpened, readHomePress } from './receive/home-payloads.ts';
import { JOURNAL_ID } from './receive/journal-events.ts';
import { readSubmission } from './receive/submission.ts';
import { writeDown } from './receive/write-down.ts';
import type { Runner } from './runner.ts';
import type { WorkDeps } from './work/deps.ts';

type ListenerOptions = {
  readonly deps: WorkDeps;
  readonly runner: Runner;
  readonly home: HomeDesk;
  /** Offers first words in the Messages tab. */
  readonly suggest: (channel: string) => Promise<void>;
  /** Keeps hold of work that the journal does not know of, so that a stop waits for it. */
  readonly track: (work: Promise<void>) => Promise<void>;
};

/** The form is checked before it closes, and what was asked is written down before it is acknowledged. */
function listenForForms(app: App, { deps, runner }: ListenerOptions): void {
  app.view(/.*/, async ({ ack, body }) => {
    const submission = readSubmission(body);
    if (submission === null) return await ack();
    const { callbackId, viewId, user } = submission;
    const reading = await findForm(callbackId).read(deps, submission);
    if (reading.kind === 'refused') {
      return await ack({ response_action: 'errors', errors: { ...reading.errors } });
    }
    if (reading.kind === 'outdated') {
      return await ack({ response_action: 'update', view: outdatedModal() });
    }
    if (reading.kind === 'nothing') return await ack();
    const job: FormJob = { kind: 'form', form: callbackId, user, key: viewId, ...reading.job };
    const keys = { eventKey: `form:${callbackId}:${viewId}`, messageKey: null, subject: callbackId };
    const id = await writeDown(deps, { ...keys, job }, deps.clock());
    await ack();
    if (id !== null) await runner.run(id);
  });
}

/** Has Bolt acknowledge what the journal has, then hands it to the runner. */
export function registerListeners(app: App, options: ListenerOptions): void {
  const { deps, runner, home, track, suggest } = options;
  const run = async (context: Readonly<Record<string, unknown>>) => {
    const id = context[JOURNAL_ID];
    if (typeof id === 'number') await runner.run(id);
  };
  app.event('message', async ({ context }) => await run(context));
  app.event('app_mention', async ({ context }) => await run(context));
  app.event('app_home_opened', async ({ event }) => {
    const opened = readHomeOpened(event);
    if (opened?.tab === 'home') await track(home.show(opened.user));
    if (opened?.tab === 'messages') await track(suggest(opened.channel));
  });
  app.command('/wa-status', async ({ ack, context }) => {
    await ack();
    await run(context);
  });
  app.shortcut('explain_error', async ({ ack, context }) => {
    await ack();
    await run(context);
  });
  app.shortcut('paste_error', async ({ ack, body }) => {
    await ack();
    await deps.openForm(body.trigger_id, pasteModal());
  });
  app.action(/.*/, async ({ ack, body, context }) => {
    await ack();
    const press = readHomePress(body);
    if (press !== null) return await track(home.press(press));
    await run(context);
  });
  listenForForms(app, options);
}
