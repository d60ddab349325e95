import { type Clock, MINUTE } from '../../clock.ts';

/** Twice the time for which a timestamp is accepted. */
const KEPT_MS = 10 * MINUTE;
/** Slack sends 30,000 events an hour at most; ten minutes of it fit four times over. */
const MAX_KEPT = 20_000;

export type ReplayCache = {
  /** False where the signature was taken before. */
  take(signature: string): boolean;
  /** Forgets a signature whose request failed, so that the sender may repeat it. */
  release(signature: string): void;
};

/** Remembers the signatures of accepted requests: Slack signs no two deliveries alike. */
export function createReplayCache(clock: Clock): ReplayCache {
  const takenAt = new Map<string, number>();
  const dropOld = (now: number) => {
    for (const [signature, at] of takenAt) {
      if (now - at < KEPT_MS && takenAt.size < MAX_KEPT) return;
      takenAt.delete(signature);
    }
  };
  return {
    take(signature) {
      const now = clock();
      dropOld(now);
      if (takenAt.has(signature)) return false;
      takenAt.set(signature, now);
      return true;
    },
    release: (signature) => void takenAt.delete(signature),
  };
}
