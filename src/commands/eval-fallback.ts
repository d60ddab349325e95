import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { EvalCase } from '../eval/cases.ts';
import { decideWithFallback } from '../eval/fallback.ts';
import { fallbackLines } from '../eval/fallback-report.ts';
import { redactSecrets } from '../intake/redact.ts';
import { openChooser } from '../llm/open-chooser.ts';
import { openLog } from '../log.ts';
import { CACHE_FOLDER, openDesk } from '../open-desk.ts';
import { openStore } from '../store/database.ts';

type Sample = { readonly title: string; readonly cases: readonly EvalCase[] };

const MODES = [
  { name: 'as talk in the channel', asked: false },
  { name: 'as questions to the bot', asked: true },
] as const;

const NOT_CONFIGURED =
  'desk eval --llm: no model is configured. Set OPENAI_API_KEY and OPENAI_MODEL (and OPENAI_BASE_URL); ' +
  'docs/llm.md shows how.\n';

function readLlm() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { apiKey, model, ...rest } = readConfig(process.env).llm;
  return apiKey === null || model === null ? null : { apiKey, model, ...rest };
}

/**
 * Reports what the configured language model adds to each sample. Its answers are kept in .cache/, so that a second
 * run asks only what is new. Gives the exit status.
 */
export async function evalFallback(
  samples: readonly Sample[],
  progress: (text: string) => void,
): Promise<number> {
  const settings = readLlm();
  if (settings === null) {
    process.stderr.write(NOT_CONFIGURED);
    return 2;
  }
  const { knowledge, matcher } = openDesk();
  await using store = openStore(join(CACHE_FOLDER, 'eval'));
  const clock = systemClock;
  const log = openLog({ level: 'error', clock, write: () => {}, redact: redactSecrets });
  const chooser = openChooser({ settings, knowledge, db: store.db, clock, log });
  for (const { title, cases } of samples) {
    for (const { name, asked } of MODES) {
      const heading = `${title}, ${name}, with ${settings.model}`;
      const decisions = await decideWithFallback({ matcher, knowledge, chooser }, cases, asked, (done) =>
        progress(`${heading}: ${done} of ${cases.length}`),
      );
      progress('');
      process.stdout.write(`${fallbackLines(heading, decisions).join('\n')}\n\n`);
    }
  }
  return 0;
}
