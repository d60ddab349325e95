import { auditCommand } from './audit.ts';
import { bundleCommand } from './bundle-command.ts';
import type { Command } from './command.ts';
import { directoryCommand } from './directory.ts';
import { doctorCommand } from './doctor.ts';
import { evalCommand } from './eval.ts';
import { indexCommand } from './index-command.ts';
import { knowledgeCommand } from './knowledge.ts';
import { learningCommand } from './learning.ts';
import { manifestCommand } from './manifest.ts';
import { matchCommand } from './match.ts';
import { retriesCommand } from './retries.ts';
import { statusCommand } from './status.ts';

export const commands: Readonly<Record<string, Command>> = {
  doctor: doctorCommand,
  match: matchCommand,
  status: statusCommand,
  directory: directoryCommand,
  retries: retriesCommand,
  audit: auditCommand,
  knowledge: knowledgeCommand,
  learning: learningCommand,
  manifest: manifestCommand,
  eval: evalCommand,
  index: indexCommand,
  bundle: bundleCommand,
};

/** The page that `desk help` prints; of one command what it takes. */
export function usage(shown: readonly Command[] = Object.values(commands)): string {
  const lines = shown.map(({ help }) => `  ${help.replaceAll('\n', '\n  ')}`);
  return ['Usage: npm run -s desk -- <command> [options]', '', ...lines].join('\n');
}
