import { createInterface } from 'node:readline';
import { beginAttempt } from '../../src/store/attempts.ts';
import { openStore } from '../../src/store/database.ts';
import { makeAttempt } from './make-attempt.ts';

/**
 * A process that begins an attempt on each of some numbers as fast as it can: folder, name and count come as
 * arguments. It says "ready", begins at the first line that it reads, and prints as JSON what came of each.
 */
const [dataDir = '', name = '', count = '0'] = process.argv.slice(2);

await using store = openStore(dataDir, { isVisitor: true });
process.stdout.write('ready\n');
for await (const _ of createInterface(process.stdin)) break;

const kinds: string[] = [];
for (let n = 0; n < Number(count); n++) {
  const attempt = makeAttempt({ id: `${name}:${n}`, phoneNumberId: `number-${n}`, by: name });
  kinds.push((await beginAttempt(store.db, attempt, null, 1_000)).kind);
}
process.stdout.write(`${JSON.stringify(kinds)}\n`);
