import { parseArgs } from 'node:util';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { pictureLines } from './pictures.ts';
import { compare, tableOf } from './recognition.ts';
import { stageLines } from './stages.ts';
import { startLines } from './starts.ts';
import { statusLines } from './status.ts';

const HELP = `npm run bench                what a start and a paste cost, and wa-desk beside three search engines
npm run bench -- --full      … also at 100 times the phrases (minutes)
npm run bench -- --only recognition|stages|starts
npm run bench -- --only pictures   screenshots read by tesseract (minutes)`;

const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

const note = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n\n`);

async function run(): Promise<void> {
  if (values.help === true) return print([HELP]);
  if (values.only === 'pictures') return print(await pictureLines(note));
  const wants = (part: string): boolean => values.only === undefined || values.only === part;
  if (wants('starts')) print(await startLines(note));
  if (wants('stages')) print(await stageLines(note));
  if (wants('stages')) print(await statusLines());
  if (!wants('recognition')) return;
  const knowledge = loadKnowledge(new URL('../../knowledge', import.meta.url).pathname);
  for (const times of values.full ? [1, 10, 100] : [1, 10])
    print(tableOf(await compare(knowledge, times, note)));
}

await run();
