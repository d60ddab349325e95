/** Times in microseconds, sorted. */
export type Times = readonly number[];

/** Runs `work` once per item and times each run. */
export function timeEach<T>(items: readonly T[], work: (item: T) => void): Times {
  const times = items.map((item) => {
    const began = performance.now();
    work(item);
    return (performance.now() - began) * 1_000;
  });
  return times.sort((a, b) => a - b);
}

/** Like `timeEach`, for work that waits. */
export async function timeEachAsync<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<Times> {
  const times: number[] = [];
  for (const item of items) {
    const began = performance.now();
    await work(item);
    times.push((performance.now() - began) * 1_000);
  }
  return times.sort((a, b) => a - b);
}

export function quantile(times: Times, share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
}

/** "12 µs", "3.4 ms", "1.2 s". */
export function showTime(microseconds: number): string {
  if (microseconds < 1_000) return `${microseconds.toFixed(0)} µs`;
  if (microseconds < 1_000_000) return `${(microseconds / 1_000).toFixed(1)} ms`;
  return `${(microseconds / 1_000_000).toFixed(2)} s`;
}

/** Heap in use after a collection (run with --expose-gc), in megabytes. */
export function heapMegabytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1_048_576;
}
