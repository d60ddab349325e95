import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MANIFEST_FILE } from '../open-desk.ts';
import { buildManifest, MAX_APP_NAME } from '../slack/manifest.ts';
import type { Command } from './command.ts';

/** Slack calls nothing but https, and a port or a path may belong to a proxy. */
function readAddress(text: string): URL | null {
  const url = URL.parse(text);
  const isPlain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return url?.protocol === 'https:' && isPlain ? url : null;
}

function refuse(problem: string): number {
  process.stderr.write(`desk manifest: ${problem}\n`);
  return 2;
}

/** Prints what Slack is told of the app. */
export const manifestCommand: Command = {
  help: [
    'manifest                       print the manifest of the Slack app, for Socket Mode (--json: as JSON)',
    'manifest --http <https://…>    the same for HTTP; --name "…" gives the app another name',
  ].join('\n'),
  run(words) {
    const { values } = parseArgs({
      args: words,
      options: {
        http: { type: 'string' },
        name: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const name = values.name?.trim() ?? null;
    if (name === '' || (name !== null && name.length > MAX_APP_NAME)) {
      return refuse(`--name takes 1 to ${MAX_APP_NAME} characters.`);
    }
    const address = values.http === undefined ? null : readAddress(values.http);
    if (values.http !== undefined && address === null) {
      return refuse(
        '--http takes the address at which Slack reaches the bot, such as https://bot.example.com',
      );
    }
    const manifest = buildManifest(readFileSync(MANIFEST_FILE, 'utf8'), { address, name });
    const text = values.json
      ? `${JSON.stringify(manifest.toJS(), null, 2)}\n`
      : manifest.toString({ lineWidth: 0 });
    process.stdout.write(text);
    return 0;
  },
};
