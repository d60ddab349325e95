import { SECOND } from './clock.ts';

/** Longer than this a stop must not take: supervisors kill after ten seconds or so. */
const DEADLINE_MS = 9.5 * SECOND;

/**
 * Makes the function that ends the process in order, with the status it is given; with 1 where that takes too long or
 * somebody insists. Whatever is unfinished then is in the journal and the outbox, and the next start takes it up.
 */
export function createStop(running: Promise<AsyncDisposable>, exit: (status: number) => void) {
  let stopping = false;
  return async (status: number): Promise<void> => {
    if (stopping) return exit(1);
    stopping = true;
    setTimeout(() => exit(1), DEADLINE_MS).unref();
    await (await running)[Symbol.asyncDispose]();
    exit(status);
  };
}
