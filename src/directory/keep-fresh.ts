import { HOUR, MINUTE } from '../clock.ts';
import { describeError, type Log } from '../log.ts';
import type { DirectoryDeps } from './deps.ts';
import { syncDirectory } from './sync.ts';

export type KeepFreshOptions = DirectoryDeps & {
  readonly log: Log;
  /** Milliseconds between two looks at what is old. */
  readonly every?: number;
  /** Milliseconds after which a list is read again. */
  readonly freshFor?: number;
};

/**
 * Reads the lists of our WABAs in the background, now and then again. One list of up to 100 numbers is one
 * call, so that each WABA spends one of its 200 calls in a few hours on it.
 */
export function keepFresh({
  log,
  every = 30 * MINUTE,
  freshFor = 6 * HOUR,
  ...deps
}: KeepFreshOptions): AsyncDisposable {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const run = async () => {
    try {
      const result = await syncDirectory(deps, { freshFor, signal: stopping.signal });
      // What a stop cut short is no failure.
      if (stopping.signal.aborted) return;
      if (result.kind === 'unknown')
        log.warn('the accounts could not be learned', { reason: result.reason.kind });
      else report(result.value);
    } catch (error) {
      log.error('the directory stumbled', describeError(error));
    }
    if (!stopping.signal.aborted) timer = setTimeout(next, every);
    timer?.unref();
  };
  const report = (steps: readonly { kind: string }[]) => {
    const count = (kind: string) => steps.filter((step) => step.kind === kind).length;
    if (count('failed') > 0) log.warn('lists of numbers could not be read', { accounts: count('failed') });
    if (count('read') > 0) log.info('lists of numbers were read', { accounts: count('read') });
  };
  const next = () => {
    running = run();
  };
  next();
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
