import { defineWorkflow, type RetryPolicy, type Workflow } from 'openworkflow';
import { z } from 'zod';

/** Which retry a run carries, and which of its runs it is. */
const runInput = z.strictObject({ retryId: z.string(), chapter: z.number().int() });
export type RunInput = z.infer<typeof runInput>;

/** What a step found to be next. `until` is by the wall clock, in milliseconds since the epoch. */
export type Next =
  | { readonly kind: 'stop' }
  | { readonly kind: 'look' }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'act'; readonly nth: number };

export type Turns = {
  /** Reads the live state and decides. */
  look(input: RunInput): Promise<Next>;
  /** Makes the nth try, reads the outcome and decides. */
  act(input: RunInput, nth: number): Promise<Next>;
  /** Hands over to a run of its own, before this one grows too long. */
  goOn(input: RunInput): Promise<void>;
};

/** A run may have 1,000 steps, failed ones included; a round has three, and each wake reads them all. */
const ROUNDS = 50;

/** A turn that breaks off is made again and again: an ended run would be a lost retry. */
const PATIENT: RetryPolicy = {
  initialInterval: '1s',
  backoffCoefficient: 2,
  maximumInterval: '1m',
  maximumAttempts: 0,
};

/** Wakes the run of a retry from its wait. */
export function signalOf(retryId: string): string {
  return `retry:${retryId}`;
}

/**
 * wait → look → act → read → decide, each durable. What a retry is stands in its row, not in the steps: a step that
 * is made twice finds there what the first one did.
 */
export function createRetryWorkflow(turns: Turns): Workflow<RunInput, void, RunInput> {
  return defineWorkflow<RunInput, void>(
    { name: 'retry', schema: runInput, retryPolicy: PATIENT },
    async ({ input, step }) => {
      const durably = <Output>(name: string, turn: () => Promise<Output>) =>
        step.run({ name, retryPolicy: PATIENT }, turn);
      for (let round = 0; round < ROUNDS; round += 1) {
        const looked = await durably(`look ${round}`, () => turns.look(input));
        const next =
          looked.kind === 'act' ? await durably(`act ${round}`, () => turns.act(input, looked.nth)) : looked;
        if (next.kind === 'stop') return;
        if (next.kind !== 'wait') continue;
        await step.waitForSignal({
          name: `wait ${round}`,
          signal: signalOf(input.retryId),
          timeout: new Date(next.until),
        });
      }
      await durably('go on', () => turns.goOn(input));
    },
  );
}
