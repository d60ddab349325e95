import type { Clock } from '../clock.ts';
import type { BotConfig, Config } from '../config.ts';
import type { ConfigFault } from '../environment.ts';
import type { GraphClient } from '../graph/client.ts';
import type { PlatformFeed } from '../graph/platform-feed.ts';
import type { Sent } from '../llm/sent.ts';
import type { LlmSettings } from '../llm/settings.ts';
import type { SlackExam } from '../slack/examine.ts';
import type { ManifestNeeds } from '../slack/manifest.ts';
import type { Inspection } from '../store/inspect.ts';
import type { Lease } from '../store/lease.ts';
import { checkDatabase } from './database.ts';
import { checkAccounts, checkFeed, checkMetaApp, checkTokens } from './graph.ts';
import { checkKnowledge } from './knowledge.ts';
import { checkLanguageModel } from './language-model.ts';
import { checkDataFolder, checkFileModes, checkNode } from './machine.ts';
import { describePictures } from './pictures.ts';
import { checkBrowser, checkTesseract, findBrowser } from './programs.ts';
import type { Check } from './run.ts';
import { type Findings, skipped } from './said.ts';
import { describeFaults, describeMode } from './settings.ts';
import { slackChecks } from './slack.ts';

/** The machine, whatever the settings say. */
export type Surroundings = {
  readonly nodeVersion: string;
  /** `engines.node` of package.json. */
  readonly wantedNode: string;
  /** Files that hold settings. */
  readonly secretFiles: readonly string[];
  readonly knowledgeFolder: string;
  readonly cacheFolder: string;
  /** The value of CHROME_PATH. */
  readonly browser: string | undefined;
};

/** What faultless settings lead to. */
export type Installation = {
  readonly config: Config;
  readonly clock: Clock;
  readonly needs: ManifestNeeds;
  readonly inspect: () => Inspection;
  readonly isLive: (lease: Lease) => boolean;
  readonly openSlack: (slack: BotConfig['slack']) => SlackExam;
  readonly graph: GraphClient;
  readonly feed: PlatformFeed;
  readonly askModel: (settings: LlmSettings) => Promise<Sent>;
};

const one = (name: string, examine: () => Findings): Check => ({ name, examine });

function metaChecks({ config, clock, graph, feed }: Installation): Check[] {
  const { whatsapp } = config;
  const { accessToken, accountTokens, appId } = whatsapp;
  if (accessToken === null && accountTokens.size === 0 && appId === null) {
    return [
      one('Meta', () => [
        skipped(
          'no access token is configured: errors are explained, but no live state is read',
          'Set WA_ACCESS_TOKEN and WA_WABA_IDS: README, “Set it up in your Slack”.',
        ),
      ]),
    ];
  }
  return [
    one('Meta app', () => checkMetaApp(graph, whatsapp)),
    one('Access token', () => checkTokens(graph, whatsapp, clock())),
    one('Accounts (WABA)', () => checkAccounts(graph, whatsapp)),
    one('Meta’s status feed', () => checkFeed(feed)),
  ];
}

function installationChecks(installation: Installation): Check[] {
  const { config, needs, inspect, isLive, openSlack, askModel } = installation;
  const { slack, store } = config;
  let inspection: Inspection | undefined;
  const look = () => {
    inspection ??= inspect();
    return inspection;
  };
  const seen = () => {
    const found = look();
    return found.kind === 'found' ? found.seen : [];
  };
  return [
    one('Mode', () => [describeMode(config)]),
    one('Data folder', () => checkDataFolder(store.dataDir)),
    one('Database', () => checkDatabase(look(), isLive)),
    ...(slack.mode === 'sandbox' ? [] : slackChecks(slack, openSlack(slack), needs, seen)),
    ...metaChecks(installation),
    one('Language model', () => checkLanguageModel(config, askModel)),
    one('Pictures', () => [describePictures(config)]),
  ];
}

/** Everything that is looked at, in order; of faulty settings nothing that rests on them. */
export function listChecks(
  surroundings: Surroundings,
  settings: Installation | { readonly faults: readonly ConfigFault[] },
): Check[] {
  const { nodeVersion, wantedNode, secretFiles, knowledgeFolder, cacheFolder, browser } = surroundings;
  return [
    one('Node', () => [checkNode(nodeVersion, wantedNode)]),
    ...('faults' in settings ? [one('Settings', () => describeFaults(settings.faults))] : []),
    one('Files of settings', () => checkFileModes(secretFiles)),
    one('Knowledge', () => checkKnowledge(knowledgeFolder, cacheFolder)),
    ...('faults' in settings
      ? [one('The rest', () => [skipped('is looked at once the settings are mended')])]
      : installationChecks(settings)),
    one('Tesseract (optional)', () =>
      checkTesseract('faults' in settings ? undefined : settings.config.pictures.tesseract),
    ),
    one('Chromium (optional)', () => [checkBrowser(findBrowser(browser))]),
  ];
}
