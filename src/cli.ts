import { commands, usage } from './commands/table.ts';
import { ConfigError } from './config.ts';
import { KnowledgeError } from './knowledge/fault.ts';

const HELP = new Set(['--help', '-h']);

/** `npm run desk -- <command>`: one line a command in src/commands/table.ts. Exit status 2 for wrong words. */
async function run(words: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = words;
  if (name === 'help' || HELP.has(name)) {
    process.stdout.write(`${usage()}\n`);
    return 0;
  }
  const command = commands[name];
  if (command === undefined) {
    process.stderr.write(`desk: there is no command "${name}".\n\n${usage()}\n`);
    return 2;
  }
  if (rest.some((word) => HELP.has(word))) {
    process.stdout.write(`${usage([command])}\n`);
    return 0;
  }
  return command.run(rest);
}

/** What a person reads when a command cannot go on. */
function wordsFor(error: unknown): string {
  if (error instanceof ConfigError || error instanceof KnowledgeError) return error.message;
  return error instanceof Error ? `desk: ${error.message}` : 'desk: something unexpected went wrong';
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away ("| head"): that is no fault of ours.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${wordsFor(error)}\n`);
  process.exitCode = 1;
}
