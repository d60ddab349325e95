import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';

/** Nobody should wait longer for it. */
const LONGEST_MS = 20_000;

/**
 * Starts the sandbox once and stops it as soon as it is ready, so that Node keeps what it compiled for the next start.
 * Sees no setting of the environment and no .env: no bot is started, no real workspace or account is spoken to.
 * @throws Error when it did not get ready; what it said instead is in the message
 */
export async function warmUp(root: string): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'src/start.js')], {
    cwd: join(root, '.cache'),
    env: { PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const complaint = readText(child.stderr);
  const ended = once(child, 'exit');
  const ready = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)]);
  child.kill('SIGTERM');
  await ended;
  if (!ready) throw new Error(`it did not start. ${await complaint}`);
}
