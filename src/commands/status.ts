import { parseArgs } from 'node:util';
import { unclearText } from '../answer/texts-status-request.ts';
import { stepLine } from '../answer/texts-status-steps.ts';
import type { StatusReport } from '../checks/report.ts';
import { toSteps } from '../checks/steps.ts';
import type { NumberTarget } from '../directory/locate.ts';
import { answerRequest } from '../status/answer-request.ts';
import { statusDepsOf } from '../status/deps.ts';
import { readStatus } from '../status/read-status.ts';
import { readRequest, type StatusRequest } from '../status/request.ts';
import type { Command } from './command.ts';
import { messageLines } from './message-lines.ts';
import { openContext } from './open-context.ts';
import { printList } from './status-list.ts';

/** What tells scripts how the number is; an answer that is no card of a number gives 0. */
const EXIT = { healthy: 0, degraded: 0, broken: 1, unknown: 3 } as const;

const write = (text: string) => void process.stdout.write(`${text}\n`);

type Shape = { readonly json: boolean; readonly steps: boolean };

function toTarget(request: StatusRequest): NumberTarget | null {
  if (request.kind === 'phone') return { kind: 'phone', e164: request.e164 };
  return request.kind === 'id' ? { kind: 'id', phoneNumberId: request.id } : null;
}

/** The report itself rather than the card: for machines, or as the five steps. */
async function printReport(request: StatusRequest, { json, steps }: Shape): Promise<number> {
  const target = toTarget(request);
  if (target === null) {
    process.stderr.write(
      'desk status --json, --steps: give a number with its country code, or a phone number id.\n',
    );
    return 2;
  }
  await using context = openContext();
  const report = await readStatus(statusDepsOf(context), target);
  const view = toSteps(report.findings);
  if (json) write(JSON.stringify(steps ? { ...report, steps: view } : report));
  else write(view.map((step) => stepLine(step)).join('\n'));
  return EXIT[report.overall];
}

async function printCard(request: StatusRequest): Promise<number> {
  await using context = openContext();
  const { matcher, knowledge } = context;
  const shown: StatusReport[] = [];
  const deps = { status: statusDepsOf(context), matcher, knowledge };
  const message = await answerRequest(deps, request, { onReport: (report) => void shown.push(report) });
  write(messageLines(message).join('\n'));
  return EXIT[shown[0]?.overall ?? 'healthy'];
}

/** The live status of a number in the terminal: the same card as in Slack. */
export const statusCommand: Command = {
  help: [
    'status <number|id|code> [--steps] [--json]  live status of a number (exit 1: not working, 3: could not tell)',
    'status --file <numbers.csv> [--json|--csv]  the same for a list of numbers, one row each ("-" reads standard input)',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        steps: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
        file: { type: 'string' },
      },
    });
    const { file } = values;
    if (file !== undefined) return await printList(file, values);
    const request = readRequest(positionals.join(' '));
    if (request.kind === 'help' || request.kind === 'unclear') {
      process.stderr.write(`${unclearText.replaceAll('/wa-status', 'desk status')}\n`);
      return 2;
    }
    return values.json || values.steps ? await printReport(request, values) : await printCard(request);
  },
};
