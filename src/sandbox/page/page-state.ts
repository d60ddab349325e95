import type { ClockSpan, SandboxClock } from '../clock.ts';
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
  /** How the emulated Meta's time, by which the bot waits, ran against the wall clock; the newest last. */
  readonly clock: readonly ClockSpan[];
  /** Where `curl` finds the emulated Graph API. */
  readonly graphUrl: string;
};

export type PageState = {
  readonly team: string;
  /** Whom the page can act as; the first unless told. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly isGuest: boolean }[];
  readonly bot: { readonly id: string; readonly name: string };
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: 'channel' | 'im';
    /** Whose direct messages it holds; null: everybody reads it. */
    readonly of: string | null;
  }[];
  readonly commands: readonly { readonly command: string; readonly hint: string; readonly note: string }[];
  readonly shortcuts: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: 'message' | 'global';
    readonly note: string;
  }[];
  readonly samples: readonly Sample[];
  readonly messages: readonly ShownMessage[];
  readonly modals: readonly ShownModal[];
  readonly homes: Readonly<Record<string, View>>;
  readonly meta: MetaPanel;
};

/** One thing that changed, as the stream tells the page. */
export type PageUpdate =
  | { readonly kind: 'state'; readonly state: PageState }
  | { readonly kind: 'message'; readonly message: ShownMessage }
  | { readonly kind: 'message-gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'modals'; readonly modals: readonly ShownModal[] }
  | { readonly kind: 'homes'; readonly homes: Readonly<Record<string, View>> }
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
  const { team, people, bot, supportChannel } = slack.workspace;
  const { messages, modals, homes } = slack.board.read();
  return {
    team: team.name,
    people: people.map(({ id, name, isGuest }) => ({ id, name, isGuest })),
    bot: { id: bot.id, name: bot.name },
    channels: [{ ...supportChannel, of: null }, ...people.map(({ id, direct }) => ({ ...direct, of: id }))],
    commands: app.commands.map(({ command, usage_hint: hint = '', description: note }) => ({
      command,
      hint,
      note,
    })),
    shortcuts: app.shortcuts.map(({ callback_id: id, name, type, description: note }) => ({
      id,
      name,
      type,
      note,
    })),
    samples,
    messages,
    modals,
    homes,
    meta: readMetaPanel(sources),
  };
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
    clock: clock.spans(),
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
