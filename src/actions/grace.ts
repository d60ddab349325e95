import { SECOND } from '../clock.ts';

/** A call that is on its way when we stop gets this long to be answered. */
const GRACE = 5 * SECOND;

/** A signal that follows another one after a while. */
export function withGrace(
  signal: AbortSignal | undefined,
  grace = GRACE,
): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    timer = setTimeout(() => controller.abort(), grace);
  };
  if (signal?.aborted) start();
  else signal?.addEventListener('abort', start, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', start);
    },
  };
}
