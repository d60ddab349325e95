import type { webApi } from '@slack/bolt';
import { type Clock, DAY, SECOND } from '../clock.ts';
import type { BotConfig } from '../config.ts';
import { readPaste } from '../intake/paste.ts';
import type { Reviewer } from '../learning/reviewer.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/database.ts';
import { purgeEvents } from '../store/events.ts';
import { purgeLookups } from '../store/lookups.ts';
import { purgeModelAnswers } from '../store/model-answers.ts';
import { purgeMessages } from '../store/outbox.ts';
import { dropExpiredSecrets } from '../store/secrets.ts';
import { type ActionParts, openActionDesk, settleCalls } from './actions/open-desk.ts';
import { sweepSealed } from './actions/sealed-box.ts';
import { tellRetry } from './actions/tell-retry.ts';
import { createBoltLogger } from './bolt-log.ts';
import { createApp, createWebClient } from './create-app.ts';
import { createApprovers } from './home/approvers.ts';
import { createHomeDesk } from './home/home-desk.ts';
import { readIdentity } from './identity.ts';
import { registerListeners } from './listeners.ts';
import { createIntake } from './receive/create-receiver.ts';
import { journalEvents } from './receive/journal-events.ts';
import { createMayView } from './roles/may-view.ts';
import { createRoles, type Roles } from './roles/roles.ts';
import { Runner } from './runner.ts';
import { createFormOpener } from './send/open-form.ts';
import { type Pace, slackPace } from './send/pacer.ts';
import { Postman } from './send/postman.ts';
import { createRespond } from './send/respond.ts';
import { createSlackPort } from './send/slack-port.ts';
import { createTracker } from './tracker.ts';
import type { WorkDeps } from './work/deps.ts';
import { giveUp } from './work/give-up.ts';
import { handleJob } from './work/handle-job.ts';

export type SlackOptions = {
  readonly slack: BotConfig['slack'];
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly handlers: Omit<WorkDeps, 'kick' | 'stopping' | 'respond' | 'openForm' | 'actions' | 'mayView'>;
  /** What buttons that change something work with. */
  readonly actions: ActionParts;
  /** Works out what accepting a phrase would change. */
  readonly reviewer: Reviewer;
  readonly pace?: Pace;
  /** Milliseconds that a post gets to show up in its thread before we look for it there. */
  readonly settle?: number;
};

/** The bot in its workspace, from the moment it takes events until it is disposed of. */
export type SlackEdge = AsyncDisposable & {
  /** The port listened on; null in Socket Mode. */
  readonly port: number | null;
  /** Resolves when nothing is being worked on or sent, and nothing is due. */
  idle(): Promise<void>;
};

const KEEP_EVENTS_MS = 7 * DAY;
const KEEP_MESSAGES_MS = 30 * DAY;
const KEEP_LOOKUPS_MS = 90 * DAY;
const KEEP_MODEL_ANSWERS_MS = 90 * DAY;

async function purge({ store, clock, actions }: SlackOptions): Promise<void> {
  await purgeEvents(store.db, clock() - KEEP_EVENTS_MS);
  await purgeMessages(store.db, clock() - KEEP_MESSAGES_MS);
  await purgeLookups(store.db, clock() - KEEP_LOOKUPS_MS);
  await purgeModelAnswers(store.db, clock() - KEEP_MODEL_ANSWERS_MS);
  await sweepSealed(store.db, clock());
  await dropExpiredSecrets(store.db, actions.clock());
}

function canWriteDown(store: Store): boolean {
  try {
    store.probe();
    return true;
  } catch {
    return false;
  }
}

type Workers = { readonly postman: Postman; readonly runner: Runner; readonly deps: WorkDeps };

/** Those who work the journal off and empty the outbox; they stop in the reverse order. */
function startWorkers(
  options: SlackOptions,
  client: webApi.WebClient,
  roles: Roles,
  cleanUp: AsyncDisposableStack,
): Workers {
  const { store, clock, log, pace = slackPace, settle = SECOND } = options;
  const { db } = store;
  const slack = createSlackPort(client);
  const postman = cleanUp.use(new Postman({ db, slack, clock, log: log.for('outbox'), pace, settle }));
  const stopping = new AbortController();
  const edge = { roleOf: (user: string) => roles.roleOf(user), stopping: stopping.signal };
  const actions = openActionDesk(options.actions, edge);
  cleanUp.use(actions.retries);
  const deps: WorkDeps = {
    ...options.handlers,
    actions,
    mayView: createMayView(roles),
    kick: () => postman.kick(),
    respond: createRespond(options.slack.apiUrl, log.for('respond')),
    openForm: createFormOpener(client, log.for('forms')),
    stopping: stopping.signal,
  };
  const runner = cleanUp.use(
    new Runner({
      db,
      clock,
      log: log.for('journal'),
      work: (job, eventId) => handleJob(deps, job, eventId),
      giveUp: (job, eventId) => giveUp(deps, job, eventId),
    }),
  );
  cleanUp.defer(() => stopping.abort());
  return { postman, runner, deps };
}

/** Connects to Slack, takes up what an earlier run left, and starts to take events. */
export async function openSlack(options: SlackOptions): Promise<SlackEdge> {
  const { slack, store, clock } = options;
  const log = options.log.for('slack');
  const logger = createBoltLogger(options.log.for('bolt'));
  const client = createWebClient(slack, logger);
  const { userId: botUserId, botId, teamId } = await readIdentity(client);
  await purge(options);

  const roles = createRoles({ client, lists: slack.roles, teamId, clock, log: log.for('roles') });

  await using cleanUp = new AsyncDisposableStack();
  const { postman, runner, deps } = startWorkers(options, client, roles, cleanUp);
  const { track, idle } = createTracker();
  cleanUp.defer(idle);
  const { knowledge, matcher, learning } = options.handlers;
  const mayApprove = createApprovers(roles);
  const { reviewer } = options;
  const { db } = store;
  const home = createHomeDesk({
    ...{ client, db, knowledge, matcher, learning, reviewer, mayApprove, clock, stopping: deps.stopping },
  });
  const intake = createIntake({ slack, clock, log, logger, isReady: () => canWriteDown(store) });
  const app = createApp({ slack, botUserId, botId, receiver: intake.receiver, log, logger });
  journalEvents(app, { db: store.db, clock, botUserId, channels: slack.channels, readPaste });
  registerListeners(app, { deps, runner, home, track });

  await postman.recover();
  await settleCalls(options.actions, deps.stopping);
  await runner.recover();
  await deps.actions.retries.begin((retry) => tellRetry(deps, retry));
  postman.kick();
  const port = await intake.start();
  cleanUp.defer(() => intake.stop());
  log.info('taking events', { mode: slack.mode, ...(port === null ? {} : { port }) });
  const parts = cleanUp.move();
  return {
    port,
    async idle() {
      await idle();
      await runner.idle();
      await deps.actions.retries.idle();
      await postman.idle();
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
