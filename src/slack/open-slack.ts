import type { webApi } from '@slack/bolt';
import { type Clock, DAY, SECOND } from '../clock.ts';
import type { BotConfig } from '../config.ts';
import type { Health } from '../health.ts';
import { readPaste } from '../intake/paste.ts';
import type { Reviewer } from '../learning/reviewer.ts';
import type { Log } from '../log.ts';
import { purgeBulkChecks } from '../store/bulk-checks.ts';
import type { Store } from '../store/database.ts';
import { purgeEvents } from '../store/events.ts';
import { purgeLookups } from '../store/lookups.ts';
import { purgeModelAnswers } from '../store/model-answers.ts';
import { purgeMessages } from '../store/outbox.ts';
import { createBoltLogger } from './bolt-log.ts';
import { keepDigesting } from './cases/digest.ts';
import { keepFollowingUp } from './cases/follow-up.ts';
import { createApp, createWebClient } from './create-app.ts';
import { createSlackFiles } from './files/slack-files.ts';
import { createApprovers } from './home/approvers.ts';
import { createHomeDesk } from './home/home-desk.ts';
import { suggestPrompts } from './home/suggest-prompts.ts';
import { type Identity, readIdentity } from './identity.ts';
import { registerListeners } from './listeners.ts';
import { createCatchUp } from './receive/catch-up.ts';
import { createIntake } from './receive/create-receiver.ts';
import { journalEvents } from './receive/journal-events.ts';
import { Runner } from './runner.ts';
import { createFormOpener } from './send/open-form.ts';
import { type Pace, slackPace } from './send/pacer.ts';
import { Postman } from './send/postman.ts';
import { createRespond } from './send/respond.ts';
import { createSlackPort } from './send/slack-port.ts';
import { createSlackWatch } from './slack-watch.ts';
import { createTracker } from './tracker.ts';
import type { DeskParts, WorkDeps } from './work/deps.ts';
import { giveUp } from './work/give-up.ts';
import { handleJob } from './work/handle-job.ts';

export type SlackOptions = {
  readonly slack: BotConfig['slack'];
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly health: Health;
  readonly desk: DeskParts;
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

async function purge({ store, clock }: SlackOptions): Promise<void> {
  await purgeEvents(store.db, clock() - KEEP_EVENTS_MS);
  await purgeMessages(store.db, clock() - KEEP_MESSAGES_MS);
  await purgeLookups(store.db, clock() - KEEP_LOOKUPS_MS);
  await purgeBulkChecks(store.db, clock() - KEEP_LOOKUPS_MS);
  await purgeModelAnswers(store.db, clock() - KEEP_MODEL_ANSWERS_MS);
}

type Workers = { readonly postman: Postman; readonly runner: Runner; readonly deps: WorkDeps };

/** Those who work the journal off and empty the outbox; they stop in the reverse order. */
function startWorkers(
  options: SlackOptions,
  client: webApi.WebClient,
  { url: workspaceUrl }: Identity,
  cleanUp: AsyncDisposableStack,
): Workers {
  const { store, clock, log, pace = slackPace, settle = SECOND } = options;
  const { db } = store;
  const { metrics } = options.desk;
  const slack = createSlackPort(client);
  const outbox = { db, slack, clock, log: log.for('outbox'), metrics, pace, settle };
  const postman = cleanUp.use(new Postman(outbox));
  const stopping = new AbortController();
  const deps: WorkDeps = {
    ...options.desk,
    kick: () => postman.kick(),
    workspaceUrl,
    channels: options.slack.channels,
    files: createSlackFiles(client, options.slack, log.for('files')),
    respond: createRespond(options.slack.apiUrl, log.for('respond')),
    openForm: createFormOpener(client, log.for('forms')),
    // A bot token reads only the conversations that the bot is in.
    isMember: (channel, threadTs) =>
      slack.readThread(channel, threadTs, null).then(
        () => true,
        () => false,
      ),
    stopping: stopping.signal,
  };
  const runner = cleanUp.use(
    new Runner({
      db,
      clock,
      log: log.for('journal'),
      metrics,
      work: (job, eventId) => handleJob(deps, job, eventId),
      giveUp: (job, eventId) => giveUp(deps, job, eventId),
    }),
  );
  cleanUp.use(
    keepFollowingUp({ db, clock, knowledge: deps.knowledge, log: log.for('cases'), kick: deps.kick }),
  );
  const { digestChannel: channel } = options.slack;
  if (channel !== null) {
    const { knowledge, kick } = deps;
    cleanUp.use(keepDigesting({ db, knowledge, clock, log: log.for('digest'), kick, channel, workspaceUrl }));
  }
  cleanUp.defer(() => stopping.abort());
  return { postman, runner, deps };
}

/** Connects to Slack, takes up what an earlier run left, and starts to take events. */
export async function openSlack(options: SlackOptions): Promise<SlackEdge> {
  const { slack, store, clock, health } = options;
  const log = options.log.for('slack');
  const logger = createBoltLogger(options.log.for('bolt'));
  const { knowledge, matcher, learning, metrics } = options.desk;
  const watch = createSlackWatch(clock, metrics);
  const client = createWebClient(slack, logger, watch.fetch);
  const identity = await readIdentity(client);
  const { userId: botUserId, botId, teamId } = identity;
  await purge(options);

  await using cleanUp = new AsyncDisposableStack();
  const { postman, runner, deps } = startWorkers(options, client, identity, cleanUp);
  const { track, idle } = createTracker();
  cleanUp.defer(idle);
  const mayApprove = createApprovers({ client, approvers: slack.approvers, teamId, log });
  const { reviewer } = options;
  const { db } = store;
  const home = createHomeDesk({
    ...{ client, db, knowledge, matcher, learning, reviewer, mayApprove, clock, stopping: deps.stopping },
    workspaceUrl: deps.workspaceUrl,
  });
  const read = { botUserId, channels: slack.channels, readPaste };
  const catchUp = cleanUp.use(
    createCatchUp({
      ...{ ...read, client, db, metrics, clock, log, signal: deps.stopping },
      run: (eventId) => runner.run(eventId),
    }),
  );
  health.watch(() => watch.check(() => client.auth.test()));
  const onReconnect = () => void catchUp.sweep();
  const intake = createIntake({ slack, clock, log, logger, health, onReconnect });
  const { fetch } = watch;
  const app = createApp({ slack, botUserId, botId, receiver: intake.receiver, log, logger, fetch });
  journalEvents(app, { ...read, db, clock, metrics });
  const suggest = (channel: string) => suggestPrompts(client, channel, log);
  registerListeners(app, { deps, runner, home, track, suggest });

  await postman.recover();
  await runner.recover();
  postman.kick();
  const port = await intake.start();
  cleanUp.defer(() => intake.stop());
  void track(catchUp.sweep());
  log.info('taking events', { mode: slack.mode, ...(port === null ? {} : { port }) });
  const parts = cleanUp.move();
  return {
    port,
    async idle() {
      await idle();
      await runner.idle();
      await postman.idle();
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
