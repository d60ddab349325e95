import type { Config } from '../config.ts';
import type { ConfigFault } from '../environment.ts';
import { fault, ok, type Said, skipped } from './said.ts';

/** What is wrong with the settings, each thing by itself. */
export function describeFaults(faults: readonly ConfigFault[]): Said[] {
  return faults.map(({ variable, problem }) => fault(`${variable} ${problem}`, '.env.example explains it.'));
}

/** How the settings would have the bot run. */
export function describeMode({ slack }: Config): Said {
  if (slack.mode === 'socket') return ok('Socket Mode');
  if (slack.mode === 'http') return ok(`HTTP on port ${slack.port}`);
  return skipped(
    'no Slack workspace is configured: npm start opens the sandbox, which needs nothing',
    'For a workspace set SLACK_BOT_TOKEN and SLACK_APP_TOKEN: README, “Set it up in your Slack”.',
  );
}
