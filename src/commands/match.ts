import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readText } from '../desk.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import type { Matcher } from '../match/ladder.ts';
import { openDesk } from '../open-desk.ts';
import type { Command } from './command.ts';
import { diagnosisLines } from './diagnosis-lines.ts';

const line = z.object({ id: z.union([z.string(), z.number()]).optional(), text: z.string() });

/** What `--jsonl` writes for one line: the entry, or null where the desk would stay silent. */
function matchLine(matcher: Matcher, raw: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(raw);
  } catch {
    return { id: null, error: 'not JSON' };
  }
  const input = line.safeParse(parsed);
  if (!input.success) {
    const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(parsed).data?.id ?? null;
    return { id, error: 'needs a "text" that is a string' };
  }
  const { diagnosis } = readText(matcher, input.data.text);
  const [first] = diagnosis.matches;
  const { language, candidates } = diagnosis;
  return {
    id: input.data.id ?? null,
    entry: first?.entry ?? null,
    via: first?.via ?? null,
    confidence: first?.confidence ?? candidates[0]?.confidence ?? 0,
    language,
    evidence: first?.evidence ?? [],
    candidates,
  };
}

async function matchLines(matcher: Matcher): Promise<void> {
  for await (const raw of createInterface({ input: process.stdin })) {
    if (raw.trim() === '') continue;
    const written = process.stdout.write(`${JSON.stringify(matchLine(matcher, raw))}\n`);
    if (!written) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

async function readStdin(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function print(matcher: Matcher, knowledge: Knowledge, text: string): number {
  const { paste, diagnosis } = readText(matcher, text);
  process.stdout.write(`${diagnosisLines(paste, diagnosis, knowledge).join('\n')}\n`);
  return 0;
}

/** Recognises a text from the command line or standard input. */
export const matchCommand: Command = {
  help: [
    'match "text"                   say what an error is ("-" reads standard input)',
    'match --jsonl                  lines {"id","text"} in, one line {"id","entry",…} out for each',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { jsonl: { type: 'boolean', default: false } },
    });
    if (!values.jsonl && positionals.length === 0) {
      process.stderr.write('desk match: give a text, "-" for standard input, or --jsonl.\n');
      return 2;
    }
    const { knowledge, matcher } = openDesk();
    if (values.jsonl) {
      await matchLines(matcher);
      return 0;
    }
    const text = positionals.join(' ');
    return print(matcher, knowledge, text === '-' ? await readStdin() : text);
  },
};
