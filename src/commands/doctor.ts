import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { createHider } from '../doctor/hide-secrets.ts';
import { reportLines, summaryLine } from '../doctor/lines.ts';
import { type Installation, listChecks, type Surroundings } from '../doctor/list-checks.ts';
import { type Report, runChecks } from '../doctor/run.ts';
import type { ConfigFault } from '../environment.ts';
import { createGraphClient } from '../graph/client.ts';
import { createPlatformFeed } from '../graph/platform-feed.ts';
import { redactSecrets } from '../intake/redact.ts';
import { claimOfThisProcess } from '../lease/this-process.ts';
import { tryModel } from '../llm/try-model.ts';
import { openLog } from '../log.ts';
import { CACHE_FOLDER, KNOWLEDGE_FOLDER, MANIFEST_FILE } from '../open-desk.ts';
import { readTextFile } from '../read-text.ts';
import { createSlackExam } from '../slack/examine.ts';
import { readNeeds } from '../slack/manifest.ts';
import { inspectStore } from '../store/inspect.ts';
import type { Command } from './command.ts';

/** The SDKs have nothing to say that a check does not say better. */
const quiet = openLog({ level: 'error', clock: systemClock, write: () => {}, redact: redactSecrets });

function readSettings(): Config | { readonly faults: readonly ConfigFault[] } {
  try {
    return readConfig(process.env, readTextFile);
  } catch (error) {
    if (error instanceof ConfigError) return { faults: error.faults };
    throw error;
  }
}

function installationOf(config: Config): Installation {
  const clock = systemClock;
  const { isGone } = claimOfThisProcess(clock);
  return {
    config,
    clock,
    needs: readNeeds(readFileSync(MANIFEST_FILE, 'utf8')),
    inspect: () => inspectStore(config.store.dataDir),
    isLive: (lease) => lease.expiresAt > clock() && !isGone(lease),
    openSlack: (slack) => createSlackExam(slack, quiet),
    graph: createGraphClient({ ...config.graph, ...config.whatsapp, clock }),
    feed: createPlatformFeed(config.graph.statusUrl, clock),
    askModel: tryModel,
  };
}

function surroundings(): Surroundings {
  const { engines } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  return {
    nodeVersion: process.versions.node,
    wantedNode: engines.node,
    secretFiles: ['.env', process.env.ACCOUNTS_FILE ?? 'accounts.yml'],
    knowledgeFolder: KNOWLEDGE_FOLDER,
    cacheFolder: CACHE_FOLDER,
    browser: process.env.CHROME_PATH,
  };
}

/** Values of the environment whose names say that they are secret. */
function secretsOf(settings: ReturnType<typeof readSettings>): string[] {
  const named = Object.entries(process.env).filter(([name]) => /(?:TOKEN|SECRET|KEY)$/.test(name));
  const values = named.map(([, value]) => value?.trim() ?? '');
  return 'faults' in settings ? values : [...values, ...settings.whatsapp.accountTokens.values()];
}

function hideIn({ says, mend, ...rest }: Report, hide: (text: string) => string): Report {
  return { ...rest, says: hide(says), ...(mend === undefined ? {} : { mend: hide(mend) }) };
}

/** Looks at everything that the bot rests on, and says what is wrong and how to mend it. */
export const doctorCommand: Command = {
  help: 'doctor [--json]                look at settings, data, Slack, Meta and the model; says how to mend what is wrong',
  async run(words) {
    const { values } = parseArgs({ args: words, options: { json: { type: 'boolean', default: false } } });
    if (existsSync('.env')) process.loadEnvFile('.env');
    const settings = readSettings();
    const hide = createHider(secretsOf(settings), redactSecrets);
    const write = (text: string) => void process.stdout.write(`${text}\n`);
    const reports: Report[] = [];
    const checks = listChecks(surroundings(), 'faults' in settings ? settings : installationOf(settings));
    for await (const report of runChecks(checks)) {
      const shown = hideIn(report, hide);
      reports.push(shown);
      if (!values.json) write(reportLines(shown));
    }
    const hasFault = reports.some(({ verdict }) => verdict === 'fault');
    write(values.json ? JSON.stringify({ ok: !hasFault, reports }, null, 2) : `\n${summaryLine(reports)}`);
    return hasFault ? 1 : 0;
  },
};
