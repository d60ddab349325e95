import { readPaste } from '../intake/paste.ts';
import { settleCalls } from './actions/open-desk.ts';
import { tellRetry } from './actions/tell-retry.ts';
import { createBoltLogger } from './bolt-log.ts';
import { createApp, createWebClient } from './create-app.ts';
import { createApprovers } from './home/approvers.ts';
import { createHomeDesk } from './home/home-desk.ts';
import { suggestPrompts } from './home/suggest-prompts.ts';
import { readIdentity } from './identity.ts';
import { registerListeners } from './listeners.ts';
import { purge } from './purge.ts';
import { createCatchUp } from './receive/catch-up.ts';
import { createIntake } from './receive/create-receiver.ts';
import { journalEvents } from './receive/journal-events.ts';
import { createRoles } from './roles/roles.ts';
import type { SlackOptions } from './slack-options.ts';
import { createSlackWatch } from './slack-watch.ts';
import { type Membership, startWorkers, type Workers } from './start-workers.ts';
import { createTracker } from './tracker.ts';

/** The bot in its workspace, from the moment it takes events until it is disposed of. */
export type SlackEdge = AsyncDisposable & {
  /** The port listened on; null in Socket Mode. */
  readonly port: number | null;
  /** Resolves when nothing is being worked on or sent, and nothing is due. */
  idle(): Promise<void>;
};

type Surroundings = {
  readonly watch: ReturnType<typeof createSlackWatch>;
  readonly logger: ReturnType<typeof createBoltLogger>;
  readonly track: (work: Promise<void>) => Promise<void>;
  readonly cleanUp: AsyncDisposableStack;
};

/** Has the work that comes in from Slack written down and worked off. Returns the way in. */
function takeEvents(
  options: SlackOptions,
  membership: Membership,
  { runner, deps }: Workers,
  { watch, logger, track, cleanUp }: Surroundings,
) {
  const { slack, clock, health, reviewer, desk } = options;
  const { client, identity, roles } = membership;
  const { db, knowledge, matcher, learning, metrics } = desk;
  const { stopping, workspaceUrl, mayView } = deps;
  const log = options.log.for('slack');
  const home = createHomeDesk({
    ...{ client, db, knowledge, matcher, learning, reviewer, clock, stopping, workspaceUrl, mayView },
    mayApprove: createApprovers(roles),
  });
  const read = { botUserId: identity.userId, channels: slack.channels, readPaste };
  const catchUp = cleanUp.use(
    createCatchUp({
      ...{ ...read, client, db, metrics, clock, log, signal: stopping },
      run: (eventId) => runner.run(eventId),
    }),
  );
  health.watch(() => watch.check(() => client.auth.test()));
  const onReconnect = () => void catchUp.sweep();
  const intake = createIntake({ slack, clock, log, logger, health, onReconnect });
  const { userId: botUserId, botId } = identity;
  const { receiver } = intake;
  const app = createApp({ slack, botUserId, botId, receiver, log, logger, fetch: watch.fetch });
  journalEvents(app, { ...read, db, clock, metrics });
  const suggest = (channel: string) => suggestPrompts(client, channel, log);
  registerListeners(app, { deps, runner, home, track, suggest });
  return { intake, catchUp };
}

/** Connects to Slack, takes up what an earlier run left, and starts to take events. */
export async function openSlack(options: SlackOptions): Promise<SlackEdge> {
  const { slack, store, clock, actions, desk } = options;
  const log = options.log.for('slack');
  const logger = createBoltLogger(options.log.for('bolt'));
  const watch = createSlackWatch(clock, desk.metrics);
  const client = createWebClient(slack, logger, watch.fetch);
  const identity = await readIdentity(client);
  await purge(store.db, clock, actions.clock);
  const { teamId } = identity;
  const roles = createRoles({ client, lists: slack.roles, teamId, clock, log: log.for('roles') });

  await using cleanUp = new AsyncDisposableStack();
  const membership = { client, identity, roles };
  const workers = startWorkers(options, membership, cleanUp);
  const { postman, runner, deps } = workers;
  const { track, idle } = createTracker();
  cleanUp.defer(idle);
  const { intake, catchUp } = takeEvents(options, membership, workers, { watch, logger, track, cleanUp });

  await postman.recover();
  await settleCalls(actions, deps.stopping);
  await runner.recover();
  await deps.actions.retries.begin((retry) => tellRetry(deps, retry));
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
      await deps.actions.retries.idle();
      await postman.idle();
    },
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
