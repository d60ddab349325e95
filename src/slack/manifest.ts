import { type Document, parse, parseDocument } from 'yaml';
import { z } from 'zod';

export type ManifestOptions = {
  /** Where Slack reaches the bot over HTTP; null: Socket Mode. */
  readonly address: URL | null;
  /** What the app is called; null: as in the file. */
  readonly name: string | null;
};

/** Slack's limit. */
export const MAX_APP_NAME = 35;

const TITLE = 'The Slack app, for api.slack.com/apps → Create New App → From a manifest.';

/** The address that Bolt answers on, behind whatever path a proxy puts before it. */
function requestUrl(address: URL): string {
  return `${address.origin}${address.pathname.replace(/\/+$/, '')}/slack/events`;
}

/** Names of bots are made of letters, digits, dots, hyphens and underscores. */
function toDisplayName(name: string): string | null {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9._]+/g, '-').replace(/^-+|-+$/g, '') || null;
}

function rename(manifest: Document, name: string): void {
  manifest.setIn(['display_information', 'name'], name);
  const displayName = toDisplayName(name);
  if (displayName !== null) manifest.setIn(['features', 'bot_user', 'display_name'], displayName);
}

function useHttp(manifest: Document, url: string): void {
  const { features } = commandsSchema.parse(manifest.toJS());
  manifest.setIn(['settings', 'socket_mode_enabled'], false);
  manifest.setIn(['settings', 'event_subscriptions', 'request_url'], url);
  manifest.setIn(['settings', 'interactivity', 'request_url'], url);
  for (const at of features.slash_commands.keys()) {
    manifest.setIn(['features', 'slash_commands', at, 'url'], url);
  }
}

const commandsSchema = z.object({ features: z.object({ slash_commands: z.array(z.unknown()) }) });

/** The manifest made from the text of manifest.yml, which is written for Socket Mode. */
export function buildManifest(text: string, { address, name }: ManifestOptions): Document {
  // Its own comment goes: it speaks of this command.
  const manifest = parseDocument(text.replace(/^(?:#.*\n)+/, ''));
  if (name !== null) rename(manifest, name);
  if (address !== null) useHttp(manifest, requestUrl(address));
  const mode =
    address === null ? 'Socket Mode.' : `HTTP: start the bot first, for Slack asks ${address.host}.`;
  manifest.commentBefore = ` ${TITLE}\n ${mode}`;
  return manifest;
}

const scopesSchema = z.object({
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** What the app needs in its workspace. */
export type ManifestNeeds = {
  readonly scopes: readonly string[];
  readonly optionalScopes: readonly string[];
  readonly events: readonly string[];
};

/** The scopes and events of manifest.yml. */
export function readNeeds(text: string): ManifestNeeds {
  const { oauth_config: oauth, settings } = scopesSchema.parse(parse(text));
  return {
    scopes: oauth.scopes.bot,
    optionalScopes: oauth.scopes.bot_optional,
    events: settings.event_subscriptions.bot_events,
  };
}
