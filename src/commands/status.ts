import { parseArgs } from 'node:util';
import { unclearText } from '../answer/texts-status-request.ts';
import type { StatusReport } from '../checks/report.ts';
import { answerRequest } from '../status/answer-request.ts';
import { statusDepsOf } from '../status/deps.ts';
import { readStatus } from '../status/read-status.ts';
import { readRequest, type StatusRequest } from '../status/request.ts';
import type { Command } from './command.ts';
import { messageLines } from './message-lines.ts';
import { openContext } from './open-context.ts';

const EXIT = { healthy: 0, degraded: 0, broken: 1, unknown: 3 } as const;

const write = (text: string) => void process.stdout.write(`${text}\n`);

async function printJson(request: StatusRequest): Promise<number> {
  if (request.kind !== 'phone' && request.kind !== 'id') {
    process.stderr.write('desk status --json: give a number with its country code, or a phone number id.\n');
    return 2;
  }
  await using context = openContext();
  const target =
    request.kind === 'phone'
      ? ({ kind: 'phone', e164: request.e164 } as const)
      : ({ kind: 'id', phoneNumberId: request.id } as const);
  const report: StatusReport = await readStatus(statusDepsOf(context), target);
  write(JSON.stringify(report));
  return EXIT[report.overall];
}

/** The live status of a number in the terminal: the same card as in Slack. */
export const statusCommand: Command = {
  help: 'status <number|id|code> [--json]  live status of a number (exit 1: broken, 3: could not tell)',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const request = readRequest(positionals.join(' '));
    if (request.kind === 'help' || request.kind === 'unclear') {
      process.stderr.write(`${unclearText.replaceAll('/wa-status', 'desk status')}\n`);
      return 2;
    }
    if (values.json) return await printJson(request);
    await using context = openContext();
    const { matcher, knowledge } = context;
    const message = await answerRequest({ status: statusDepsOf(context), matcher, knowledge }, request);
    write(messageLines(message).join('\n'));
    return 0;
  },
};
