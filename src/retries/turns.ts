import { describeError } from '../log.ts';
import { changeRetry } from '../store/retries.ts';
import { countStumble } from '../store/retry-work.ts';
import { act } from './act.ts';
import type { TurnDeps } from './deps.ts';
import { look, nextOf } from './look.ts';
import { concludeLook } from './story.ts';
import type { Next, RunInput, Turns } from './workflow.ts';

/** Turns in a row that may break off before a person is asked; they are a minute apart then. */
const MAX_STUMBLES = 10;

/** The library keeps the words of an error in its file, so it gets none of ours. */
class TurnBrokeOff extends Error {
  override readonly name = 'TurnBrokeOff';
}

async function askAfterStumbles(deps: TurnDeps, { retryId }: RunInput): Promise<Next> {
  const { db, clock, along, changed } = deps;
  const found = { step: { kind: 'ask', why: 'needs-person' }, status: null, seen: Infinity } as const;
  const result = await changeRetry(
    db,
    retryId,
    (retry) => concludeLook(retry, found, clock()),
    clock(),
    along,
  );
  changed(retryId);
  return result === null ? { kind: 'stop' } : nextOf(deps, result.retry);
}

/**
 * The turns of the workflow. One that breaks off is made again, as the row then stands; after ten in a row a person
 * is asked. Two turns of one retry never run at the same time here.
 */
export function createTurns(deps: TurnDeps, goOn: Turns['goOn']): Turns {
  const running = new Map<string, Promise<unknown>>();

  async function guarded(input: RunInput, turn: () => Promise<Next>): Promise<Next> {
    try {
      return await turn();
    } catch (error) {
      if (deps.stopping.aborted) throw new TurnBrokeOff();
      deps.log.error('a turn of a retry broke off', { retry: input.retryId, ...describeError(error) });
      const stumbles = await countStumble(deps.db, input.retryId);
      if (stumbles >= MAX_STUMBLES) return await askAfterStumbles(deps, input);
      throw new TurnBrokeOff();
    }
  }

  async function alone(input: RunInput, turn: () => Promise<Next>): Promise<Next> {
    const before = running.get(input.retryId);
    const mine = (async () => {
      await before?.catch(() => {});
      return await guarded(input, turn);
    })();
    running.set(input.retryId, mine);
    try {
      return await mine;
    } finally {
      if (running.get(input.retryId) === mine) running.delete(input.retryId);
    }
  }

  return {
    look: (input) => alone(input, () => look(deps, input)),
    act: (input, nth) => alone(input, () => act(deps, input, nth)),
    goOn,
  };
}
