import type { BotConfig } from '../config.ts';
import type { SlackExam, TokenHolder, Told } from '../slack/examine.ts';
import type { ManifestNeeds } from '../slack/manifest.ts';
import type { LastSeen } from '../store/inspect.ts';
import type { Check } from './run.ts';
import { type Findings, fault, ok, type Said, skipped, warning } from './said.ts';
import { lossWithout } from './scopes.ts';
import { mendOf } from './slack-errors.ts';

const APPS = 'api.slack.com/apps → your app';

function faultOf<T>(name: string, told: Exclude<Told<T>, { kind: 'ok' }>): Said {
  if (told.kind === 'unreachable') {
    return fault(
      `${name}: Slack cannot be reached (${told.error})`,
      'Check the network, proxy and firewall.',
    );
  }
  return fault(`${name}: Slack says ${told.error}`, mendOf(told.error));
}

/** Each missing scope with what does not work without it; null: Slack did not tell the granted ones. */
function* checkScopes(granted: readonly string[] | null, needs: ManifestNeeds): Generator<Said> {
  if (granted === null) {
    return yield skipped('Slack did not tell the granted scopes', `Compare ${APPS} → OAuth & Permissions.`);
  }
  const isMissing = (scope: string) => !granted.includes(scope);
  const again = `${APPS} → OAuth & Permissions → Scopes: add it, then install the app again.`;
  const required = needs.scopes.filter(isMissing);
  const optional = needs.optionalScopes.filter(isMissing);
  for (const scope of required) yield fault(`${scope} is missing: ${lossWithout(scope)}`, again);
  for (const scope of optional) yield warning(`${scope} (optional) is missing: ${lossWithout(scope)}`, again);
  if (required.length + optional.length === 0) yield ok('all that the manifest names');
}

async function checkChannel(exam: SlackExam, id: string, scopes: readonly string[]): Promise<Said> {
  const told = await exam.channel(id, scopes);
  if (told.kind !== 'ok') return faultOf(id, told);
  const { name, isMember, isArchived } = told.value;
  const called = name === null ? id : `${id} #${name}`;
  if (isArchived)
    return fault(`${called} is archived`, 'Take it out of SLACK_CHANNELS or SLACK_DIGEST_CHANNEL.');
  if (!isMember)
    return fault(`${called}: the bot is no member`, 'In the channel: /invite and the name of the bot.');
  return ok(`${called}: the bot is a member`);
}

/** The channels in which every message is read, and the one of the digest. */
async function* checkChannels(
  exam: SlackExam,
  { channels, digestChannel }: BotConfig['slack'],
  scopes: readonly string[],
): AsyncGenerator<Said> {
  if (channels.length === 0) {
    yield skipped(
      'none are read as a whole: the bot answers mentions and direct messages only',
      'Set SLACK_CHANNELS to read every message of a channel.',
    );
  }
  const digest = digestChannel === null ? [] : [digestChannel];
  for (const id of new Set([...channels, ...digest])) yield await checkChannel(exam, id, scopes);
}

/** What lets Slack's events in: the app token, or what Slack shows of it to nobody. */
async function* checkDelivery(exam: SlackExam, slack: BotConfig['slack']): AsyncGenerator<Said> {
  if (slack.mode === 'http') {
    return yield skipped(
      'HTTP: Slack shows the signing secret and its deliveries to no app',
      `${APPS} → Event Subscriptions shows whether the Request URL is verified.`,
    );
  }
  const told = await exam.openConnection(slack.appToken);
  yield told.kind === 'ok' ? ok('the app token opens a connection') : faultOf('SLACK_APP_TOKEN', told);
}

/** Kinds of journaled events, by what they show to be subscribed. */
const EVIDENCE: Readonly<Record<string, string>> = {
  message: 'messages of channels',
  mention: 'mentions',
  'direct-message': 'direct messages',
  click: 'buttons',
  command: '/wa-status',
  form: 'forms',
};

const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** Slack shows no app what it is subscribed to; what came in lately does. */
function* checkSubscriptions(seen: readonly LastSeen[], { events }: ManifestNeeds): Generator<Said> {
  const lately = seen.map(({ kind, at }) => `${EVIDENCE[kind] ?? kind} (${dayOf(at)})`);
  const where = `${APPS} → Event Subscriptions lists them: ${events.join(', ')}. Or paste \`npm run -s desk -- manifest\` under App Manifest.`;
  yield skipped(
    lately.length === 0
      ? 'Slack shows them to no app, and nothing has come in yet'
      : `Slack shows them to no app; what came in last: ${lately.join(', ')}`,
    where,
  );
}

/** Who the bot is, what it may do, where it is, and what reaches it. */
export function slackChecks(
  slack: BotConfig['slack'],
  exam: SlackExam,
  needs: ManifestNeeds,
  seen: () => readonly LastSeen[],
): Check[] {
  let asked: Promise<Told<TokenHolder>> | undefined;
  const holder = () => {
    asked ??= exam.holder();
    return asked;
  };
  const asHolder = (look: (holder: TokenHolder) => Findings) =>
    async function* (): AsyncGenerator<Said> {
      const told = await holder();
      if (told.kind === 'ok') yield* look(told.value);
      else yield skipped('is looked at once the bot token works');
    };
  return [
    {
      name: 'Slack bot token',
      async *examine() {
        const told = await holder();
        yield told.kind === 'ok'
          ? ok(`@${told.value.bot} in ${told.value.team}`)
          : faultOf('SLACK_BOT_TOKEN', told);
      },
    },
    { name: 'Slack scopes', examine: asHolder(({ scopes }) => checkScopes(scopes, needs)) },
    { name: 'Slack delivery', examine: () => checkDelivery(exam, slack) },
    {
      name: 'Slack channels',
      examine: asHolder(({ scopes }) => checkChannels(exam, slack, scopes ?? [])),
    },
    { name: 'Slack subscriptions', examine: () => checkSubscriptions(seen(), needs) },
  ];
}
