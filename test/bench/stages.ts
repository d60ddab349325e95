import { readConfig } from '../../src/config.ts';
import { readPaste } from '../../src/intake/paste.ts';
import { openDesk } from '../../src/open-desk.ts';
import { samples } from '../../src/sandbox/samples.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts';
import { onScreen, paste } from '../sandbox/open-sandbox.ts';
import { quantile, showTime, type Times, timeEach, timeEachAsync } from './timing.ts';

/** Below the sandbox's burst, so that its pacing of posts is not what is measured. */
const ROUNDS = 40;
const REPEATS = 30;

function row(name: string, times: Times): string {
  return `| ${name} | ${showTime(quantile(times, 0.5))} | ${showTime(quantile(times, 0.95))} | ${showTime(quantile(times, 0.99))} |`;
}

/** Every sample of the sandbox, many times over, as the pure stages see them. */
function pureRows(): string[] {
  const { matcher } = openDesk();
  const texts = Array.from({ length: REPEATS }, () => samples.map(({ text }) => text)).flat();
  const pastes = texts.map(readPaste);
  for (const item of pastes) matcher.diagnose(item);
  return [
    row(
      'intake alone',
      timeEach(texts, (text) => void readPaste(text)),
    ),
    row(
      'match alone',
      timeEach(pastes, (item) => void matcher.diagnose(item)),
    ),
  ];
}

/** From the paste on the page to the bot's message in the thread, over real HTTP all the way. */
async function answered(sandbox: Sandbox, round: number): Promise<void> {
  const mark = `+48 600 ${String(100_000 + round).slice(0, 3)} ${String(100_000 + round).slice(3)}`;
  await paste(sandbox, `${samples[0]?.text ?? ''} ${mark}`);
  await onScreen(sandbox, ({ messages }) => {
    const own = messages.find(({ threadTs, text }) => threadTs === null && text.includes(mark));
    return messages.find(({ threadTs }) => own !== undefined && threadTs === own.ts);
  });
}

async function roadRow(): Promise<string> {
  await using sandbox = await startSandbox(readConfig({ PORT: '0' }), {
    quiet: true,
    print: () => undefined,
  });
  await answered(sandbox, 0);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => round + 1);
  return row(
    'paste → answer in the thread',
    await timeEachAsync(rounds, (round) => answered(sandbox, round)),
  );
}

/** What one paste costs on this machine. */
export async function stageLines(note: (line: string) => void): Promise<string[]> {
  note('stages: intake and match …');
  const pure = pureRows();
  note('stages: the whole road, through the sandbox …');
  const road = await roadRow();
  return ['| stage | p50 | p95 | p99 |', '| --- | --- | --- | --- |', ...pure, road];
}
