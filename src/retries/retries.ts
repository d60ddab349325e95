import { systemClock } from '../clock.ts';
import { openWorkflowFile } from '../store/workflow-file.ts';
import type { Vault } from '../vault/vault.ts';
import type { TurnDeps } from './deps.ts';
import { createRetryDesk, type DeskParts, type RetryDesk } from './desk.ts';
import { Engine } from './engine.ts';
import { Keeper } from './keeper.ts';
import { createPins } from './pins.ts';
import { createRuns } from './runs.ts';
import { createTurns } from './turns.ts';
import type { Retry } from './types.ts';
import { alongTurn } from './write-along.ts';

export type RetriesDeps = Omit<TurnDeps, 'wall' | 'pins' | 'along' | 'changed' | 'stopping'> &
  Pick<DeskParts, 'newId' | 'plan'> & {
    readonly dataDir: string;
    readonly vault: Vault;
    /** Fires when the bot stops; disposing stops as well. */
    readonly stopping?: AbortSignal;
    /** The last run of the bot did not end in order. */
    readonly recovered: boolean;
    /** Retries that look or act at the same time. */
    readonly concurrency?: number;
    /** Told of named moments, for tests that end the process there. */
    readonly reached?: (point: string) => void;
  };

export type Retries = RetryDesk &
  AsyncDisposable & {
    /**
     * Takes up what an earlier run left, and goes on. `onChange` tells the thread how a retry stands; it is called
     * after every change, again after one that failed, and may be called twice for the same.
     */
    begin(onChange: (retry: Retry) => Promise<void>): Promise<void>;
    /** Looks at once what is due: for who moves the clock. */
    kick(): void;
    /** Resolves when every thread is told, nothing is due, and no turn is under way. */
    idle(): Promise<void>;
  };

/** Fires when the bot stops, or when the retries are disposed of. */
function stopSignal(stop: AbortController, { stopping }: RetriesDeps): AbortSignal {
  return stopping === undefined ? stop.signal : AbortSignal.any([stop.signal, stopping]);
}

type Inner = Pick<TurnDeps, 'pins' | 'changed' | 'stopping'>;

function openEngine(deps: RetriesDeps, inner: Inner) {
  const { db, clock, log, dataDir, recovered, concurrency, reached } = deps;
  const { backend, wasDamaged } = openWorkflowFile(dataDir, recovered, systemClock());
  if (wasDamaged) log.warn('the file of the workflows was damaged and lies aside; no retry is lost');
  const runs = createRuns({ db, engine: () => engine });
  const turnDeps: TurnDeps = { ...deps, ...inner, wall: systemClock, along: alongTurn(clock) };
  const engine: Engine = new Engine({
    backend,
    turns: createTurns(turnDeps, ({ retryId }) => runs.begin(retryId)),
    log,
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(reached === undefined ? {} : { reached }),
  });
  return { engine, runs };
}

/** Opens the retries; nothing moves before `begin`. Throws StoreError. */
export function openRetries(deps: RetriesDeps): Retries {
  const { db, clock, log, newId, plan, vault } = deps;
  const stop = new AbortController();
  let keeper: Keeper | null = null;
  const changed = (retryId: string) => keeper?.changed(retryId);
  const pins = createPins({ db, vault, clock, newId });
  const { engine, runs } = openEngine(deps, { pins, changed, stopping: stopSignal(stop, deps) });
  return {
    ...createRetryDesk({ db, clock, newId, pins, plan, changed }),
    async begin(onChange) {
      const taken = await engine.takeOver();
      if (taken > 0) log.warn('turns of retries were under way when the last run ended', { taken });
      keeper = new Keeper({ db, clock, log, engine, runs, onChange });
      keeper.start();
    },
    kick: () => keeper?.kick(),
    idle: async () => await keeper?.idle(),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await keeper?.[Symbol.asyncDispose]();
      await engine[Symbol.asyncDispose]();
    },
  };
}
