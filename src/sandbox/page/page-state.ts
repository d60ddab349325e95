import type { SandboxClock } from '../clock.ts';
import type { EmulatedToken, EmulatedWaba } from '../graph/state/account.ts';
import {
  accountControlNames,
  accountControls,
  type TokenStateName,
  tokenStateNames,
  tokenStates,
} from '../graph/state/account-controls.ts';
import { type Trouble, troubleNames, troubles } from '../graph/state/trouble.ts';
import type { World } from '../graph/world.ts';
import { type Sample, samples } from '../samples.ts';
import type { ShownMessage, ShownModal, View } from '../slack/conversation.ts';
import type { InstalledApp } from '../slack/manifest.ts';
import type { EmulatedSlack } from '../slack/slack.ts';
import { describeNumber, type NumberCard } from './number-card.ts';

type Choice = { readonly name: string; readonly label: string };

/** The emulated Meta as the strip shows it. Moments are wall-clock milliseconds. */
export type MetaPanel = {
  readonly numbers: readonly NumberCard[];
  readonly accounts: readonly {
    readonly id: string;
    readonly name: string;
    readonly line: string;
    readonly controls: readonly Choice[];
  }[];
  readonly trouble: Trouble;
  readonly troubles: readonly Choice[];
  readonly token: TokenStateName;
  readonly tokens: readonly Choice[];
  readonly fast: boolean;
  /** Where `curl` finds the emulated Graph API. */
  readonly graphUrl: string;
};

type PagePerson = { readonly id: string; readonly name: string };

export type PageState = {
  readonly team: string;
  /** Whoever sits at the keyboard, of these. */
  readonly agent: PagePerson;
  readonly people: readonly PagePerson[];
  readonly bot: { readonly id: string; readonly name: string };
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: 'channel' | 'im';
  }[];
  readonly commands: readonly { readonly command: string; readonly hint: string }[];
  readonly shortcuts: readonly { readonly id: string; readonly name: string }[];
  readonly samples: readonly Sample[];
  readonly messages: readonly ShownMessage[];
  readonly modals: readonly ShownModal[];
  readonly home: View | null;
  readonly meta: MetaPanel;
};

/** One thing that changed, as the stream tells the page. */
export type PageUpdate =
  | { readonly kind: 'state'; readonly state: PageState }
  | { readonly kind: 'message'; readonly message: ShownMessage }
  | { readonly kind: 'message-gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'modals'; readonly modals: readonly ShownModal[] }
  | { readonly kind: 'home'; readonly home: View | null }
  | { readonly kind: 'agent'; readonly agent: PagePerson }
  | { readonly kind: 'meta'; readonly meta: MetaPanel };

export type PageSources = {
  readonly slack: EmulatedSlack;
  readonly app: InstalledApp;
  readonly world: World;
  readonly clock: SandboxClock;
  readonly graphUrl: string;
};

export function readPageState(sources: PageSources): PageState {
  const { slack, app } = sources;
  const { team, people, bot, supportChannel, direct } = slack.workspace;
  const { messages, modals, home } = slack.board.read();
  return {
    team: team.name,
    agent: readAgent(sources),
    people: people.map(({ id, name }) => ({ id, name })),
    bot: { id: bot.id, name: bot.name },
    channels: [supportChannel, direct],
    commands: app.commands.map(({ command, usage_hint: hint = '' }) => ({ command, hint })),
    shortcuts: app.shortcuts
      .filter((shortcut) => shortcut.type === 'message')
      .map((shortcut) => ({ id: shortcut.callback_id, name: shortcut.name })),
    samples,
    messages,
    modals,
    home,
    meta: readMetaPanel(sources),
  };
}

export function readAgent({ slack }: Pick<PageSources, 'slack'>): PagePerson {
  const { id, name } = slack.workspace.agent;
  return { id, name };
}

type MetaSources = Pick<PageSources, 'world' | 'clock' | 'graphUrl'>;

export function readMetaPanel({ world, clock, graphUrl }: MetaSources): MetaPanel {
  const { numbers, wabas, app, trouble, tokens } = world.read();
  const now = clock.now();
  const accountOf = (id: string): string => wabas.find((waba) => waba.id === id)?.name ?? id;
  return {
    numbers: numbers
      .map((number) => describeNumber(number, accountOf(number.wabaId), now))
      .map((card) => ({ ...card, until: card.until === null ? null : clock.toWall(card.until) })),
    accounts: wabas.map((waba) => describeAccount(waba, app.id)),
    trouble,
    troubles: troubleNames.map((name) => ({ name, label: troubles[name] })),
    token: tokens[0] === undefined ? 'revoked' : nameTokenState(tokens[0], now, app.id),
    tokens: tokenStateNames.map((name) => ({ name, label: tokenStates[name].label })),
    fast: clock.isFast(),
    graphUrl,
  };
}

function describeAccount(waba: EmulatedWaba, appId: string): MetaPanel['accounts'][number] {
  const payment = waba.fundingId === null ? 'no payment method' : 'payment method set';
  const webhooks = waba.subscriptions.some(({ appId: id }) => id === appId) ? 'webhooks on' : 'webhooks off';
  return {
    id: waba.id,
    name: waba.name,
    line: [waba.status.toLowerCase(), `review ${waba.review.toLowerCase()}`, payment, webhooks].join(' · '),
    controls: accountControlNames
      .filter((name) => accountControls[name].applies(waba, appId))
      .map((name) => ({ name, label: accountControls[name].label })),
  };
}

function nameTokenState(token: EmulatedToken, now: number, appId: string): TokenStateName {
  if (token.revoked) return 'revoked';
  if (token.expiresAt !== 0) return token.expiresAt <= now ? 'expired' : 'expires-soon';
  if (!token.scopes.includes('whatsapp_business_management')) return 'scope-missing';
  if (token.appId !== appId) return 'wrong-app';
  return token.targets === null ? 'valid' : 'not-assigned';
}
