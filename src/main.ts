import { existsSync } from 'node:fs';
import { startBot } from './bot.ts';
import { systemClock } from './clock.ts';
import { type BotConfig, type Config, ConfigError, readConfig } from './config.ts';
import { redactSecrets } from './intake/redact.ts';
import { describeError, openLog } from './log.ts';
import { readTextFile } from './read-text.ts';
import { createStop } from './stop.ts';

const HELP = `wa-desk: explains, checks and solves WhatsApp number registration errors, in Slack.

  npm start              the sandbox: a small Slack in your browser, nothing to set up
  npm start              the bot, once SLACK_BOT_TOKEN is set
  npm start -- --help    this text

Settings are environment variables or lines of a file named .env; .env.example explains each.
`;

const writeLog = (line: string) => void process.stdout.write(line);

function fail(text: string, status: number): never {
  process.stderr.write(`${text}\n`);
  process.exit(status);
}

function loadConfig() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return readConfig(process.env, readTextFile);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const faults = error.faults.map(({ variable, problem }) => `  ${variable} ${problem}`);
    return fail(`The settings need mending:\n${faults.join('\n')}\n.env.example explains each of them.`, 2);
  }
}

const hasWorkspace = (config: Config): config is BotConfig => config.slack.mode !== 'sandbox';

/** Starts the bot, or where no Slack workspace is configured the sandbox, which the bot never loads. */
async function start(config: Config, onLost: () => void): Promise<AsyncDisposable> {
  if (hasWorkspace(config)) return await startBot(config, { writeLog, onLost });
  const { startSandbox } = await import('./sandbox/start.ts');
  return await startSandbox(config);
}

/** A failure that nothing caught leaves the process in a state nobody knows: say so and end it. */
function dieOf(kind: string) {
  const log = openLog({ level: 'error', clock: systemClock, write: writeLog, redact: redactSecrets });
  return (error: unknown) => {
    log.error(kind, describeError(error));
    process.exit(1);
  };
}

async function main(): Promise<void> {
  if (process.argv.includes('--help') || process.argv.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  process.on('unhandledRejection', dieOf('unhandled rejection'));
  process.on('uncaughtException', dieOf('uncaught exception'));
  const lost = Promise.withResolvers<void>();
  const starting = start(loadConfig(), lost.resolve).catch((error: unknown) =>
    fail(`wa-desk cannot start. ${error instanceof Error ? error.message : String(error)}`, 1),
  );
  const stop = createStop(starting, process.exit);
  process.on('SIGTERM', () => void stop(0));
  process.on('SIGINT', () => void stop(0));
  await starting;
  await lost.promise;
  await stop(1);
}

await main();
