import { type ExecFileOptions, execFile } from 'node:child_process';

export type Ran =
  | { readonly kind: 'done'; readonly out: string }
  /** There is no such program. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly why: 'slow' | 'stopped' | 'refused' };

export type Run = {
  readonly program: string;
  readonly args: readonly string[];
  readonly input?: Uint8Array;
  /** Milliseconds after which it is killed. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
};

const MAX_OUTPUT_BYTES = 1_000_000;

/** Nothing of our own environment, which holds tokens. One thread: several slow each other down. */
const ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin:/opt/local/bin',
  OMP_THREAD_LIMIT: '1',
};

function readFailure(error: Error, { signal }: Run): Ran {
  if ('code' in error && (error.code === 'ENOENT' || error.code === 'EACCES')) return { kind: 'missing' };
  if (signal?.aborted) return { kind: 'failed', why: 'stopped' };
  return { kind: 'failed', why: 'killed' in error && error.killed === true ? 'slow' : 'refused' };
}

/** Runs a program without a shell, its input and output through pipes. Never throws. */
export function runProgram(run: Run): Promise<Ran> {
  const { program, args, input, timeout, signal } = run;
  if (signal?.aborted) return Promise.resolve({ kind: 'failed', why: 'stopped' });
  const options: ExecFileOptions = {
    ...{ timeout, killSignal: 'SIGKILL', maxBuffer: MAX_OUTPUT_BYTES, env: ENVIRONMENT, cwd: '/' },
    ...(signal === undefined ? {} : { signal }),
  };
  return new Promise((resolve) => {
    const child = execFile(program, args, options, (error, out) =>
      resolve(error === null ? { kind: 'done', out: out.toString() } : readFailure(error, run)),
    );
    // A program that ends early leaves the rest of its input unread.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
