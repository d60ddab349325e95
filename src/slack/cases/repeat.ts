import { describeError, type Log } from '../../log.ts';

/**
 * Does something now, and then again and again until it is disposed of, which waits for what is under way. A failure is
 * logged; what takes longer than its turn skips the next.
 */
export function repeat(every: number, log: Log, work: () => Promise<void>): AsyncDisposable {
  let running: Promise<void> | null = null;
  const run = () => {
    running ??= work()
      .catch((error: unknown) => log.error('what is done now and then failed', describeError(error)))
      .finally(() => {
        running = null;
      });
  };
  run();
  const timer = setInterval(run, every);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await running;
    },
  };
}
