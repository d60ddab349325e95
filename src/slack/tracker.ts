/** Keeps hold of promises, so that somebody can wait for all of them. */
export type Tracker = {
  /** Passes the work on, its failure included. */
  track(work: Promise<void>): Promise<void>;
  /** Resolves when nothing is under way. Never rejects. */
  idle(): Promise<void>;
};

export function createTracker(): Tracker {
  const running = new Set<Promise<unknown>>();
  return {
    track: async (work) => {
      const settled = work.catch(() => {});
      running.add(settled);
      try {
        await work;
      } finally {
        running.delete(settled);
      }
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
