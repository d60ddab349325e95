import { describeError, type Log } from '../log.ts';
import type { Store } from '../store/database.ts';
import { LEASE_MS, TAKEN_OVER } from '../store/lease.ts';

export type KeepLeaseOptions = {
  readonly store: Pick<Store, 'renew'>;
  readonly log: Log;
  /** Called once, when another process turns out to have taken the data over. */
  readonly onLost: () => void;
  /** Milliseconds between two renewals. */
  readonly every?: number | undefined;
};

/** Renews the lease for as long as it lives. */
export function keepLease({ store, log, onLost, every = LEASE_MS / 3 }: KeepLeaseOptions): Disposable {
  const renew = () => {
    try {
      if (store.renew()) return;
    } catch (error) {
      // A full disk keeps others from taking the lease as well.
      return log.error('the lease cannot be renewed', describeError(error));
    }
    clearInterval(timer);
    log.error(`${TAKEN_OVER}: this one stops`);
    onLost();
  };
  const timer = setInterval(renew, every);
  timer.unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
