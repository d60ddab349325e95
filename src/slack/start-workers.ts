import type { webApi } from '@slack/bolt';
import { SECOND } from '../clock.ts';
import { openActionDesk } from './actions/open-desk.ts';
import { keepDigesting } from './cases/digest.ts';
import { keepFollowingUp } from './cases/follow-up.ts';
import { createSlackFiles } from './files/slack-files.ts';
import type { Identity } from './identity.ts';
import { createLabelsOf, type LabelsOf } from './people/labels-of.ts';
import { createLocaleOf } from './people/locale-of.ts';
import { createMayView } from './roles/may-view.ts';
import type { Roles } from './roles/roles.ts';
import { Runner } from './runner.ts';
import { createFormOpener } from './send/open-form.ts';
import { slackPace } from './send/pacer.ts';
import { Postman } from './send/postman.ts';
import { createRespond } from './send/respond.ts';
import { createSlackPort, type SlackPort } from './send/slack-port.ts';
import type { SlackOptions } from './slack-options.ts';
import type { WorkDeps } from './work/deps.ts';
import { giveUp } from './work/give-up.ts';
import { handleJob } from './work/handle-job.ts';

export type Workers = { readonly postman: Postman; readonly runner: Runner; readonly deps: WorkDeps };

/** Who we are in the workspace, and who the people there are. */
export type Membership = {
  readonly client: webApi.WebClient;
  readonly identity: Identity;
  readonly roles: Roles;
};

function openPostman(options: SlackOptions, slack: SlackPort): Postman {
  const { store, clock, log, desk, pace = slackPace, settle = SECOND } = options;
  const { metrics } = desk;
  return new Postman({ db: store.db, slack, clock, log: log.for('outbox'), metrics, pace, settle });
}

function openLabels({ clock, log, desk, patience }: SlackOptions, { client }: Membership): LabelsOf {
  const own = log.for('people');
  return createLabelsOf(desk.knowledge, createLocaleOf({ client, clock, log: own, patience }), own);
}

/** A bot token reads only the conversations that the bot is in. */
const memberOf =
  (slack: SlackPort): WorkDeps['isMember'] =>
  (channel, threadTs) =>
    slack.readThread(channel, threadTs, null).then(
      () => true,
      () => false,
    );

/** What is done in threads and channels now and then, without anybody asking. */
function keepAtIt({ slack, log, clock }: SlackOptions, deps: WorkDeps, cleanUp: AsyncDisposableStack): void {
  const { db, knowledge, kick, workspaceUrl } = deps;
  const shared = { db, knowledge, clock, kick };
  cleanUp.use(keepFollowingUp({ ...shared, log: log.for('cases') }));
  const { digestChannel: channel } = slack;
  if (channel === null) return;
  cleanUp.use(keepDigesting({ ...shared, log: log.for('digest'), channel, workspaceUrl }));
}

/** Those who work the journal off and empty the outbox; they stop in the reverse order. */
export function startWorkers(
  options: SlackOptions,
  membership: Membership,
  cleanUp: AsyncDisposableStack,
): Workers {
  const { client, identity, roles } = membership;
  const { store, clock, log, desk } = options;
  const { apiUrl, channels } = options.slack;
  const slack = createSlackPort(client);
  const postman = cleanUp.use(openPostman(options, slack));
  const stopping = new AbortController();
  const edge = { roleOf: (user: string) => roles.roleOf(user), stopping: stopping.signal };
  const actions = openActionDesk(options.actions, edge);
  cleanUp.use(actions.retries);
  const deps: WorkDeps = {
    ...desk,
    ...{ actions, channels, workspaceUrl: identity.url },
    mayView: createMayView(roles),
    labelsOf: openLabels(options, membership),
    kick: () => postman.kick(),
    files: createSlackFiles(client, options.slack, log.for('files')),
    respond: createRespond(apiUrl, log.for('respond')),
    openForm: createFormOpener(client, log.for('forms')),
    isMember: memberOf(slack),
    stopping: stopping.signal,
  };
  const { metrics } = desk;
  const runner = cleanUp.use(
    new Runner({
      ...{ db: store.db, clock, log: log.for('journal'), metrics },
      work: (job, eventId) => handleJob(deps, job, eventId),
      giveUp: (job, eventId) => giveUp(deps, job, eventId),
    }),
  );
  keepAtIt(options, deps, cleanUp);
  cleanUp.defer(() => stopping.abort());
  return { postman, runner, deps };
}
