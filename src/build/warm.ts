import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Nobody should wait longer for it. */
const LONGEST_MS = 20_000;

/**
 * Starts the sandbox once and stops it as soon as it is ready, so that Node keeps what it compiled for the next start.
 * Sees no setting of the environment and no .env: no bot is started, no real workspace or account is spoken to.
 */
export async function warmUp(root: string): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'src/start.js')], {
    cwd: join(root, '.cache'),
    env: { PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  child.kill('SIGTERM');
  await ended;
}
