import type { Backend } from 'openworkflow/internal';
import { z } from 'zod';

export type Watch = {
  /** Named moments: `before claimWorkflowRun`, `after completeStepAttempt` and so on. */
  readonly reached: (point: string) => void;
  /** A run was taken on. */
  readonly claimed: (runId: string) => void;
  /** A run that was taken on waits again, ended, or is put off; may be said twice. */
  readonly released: (runId: string) => void;
  readonly failed: (operation: string, error: unknown) => void;
};

type Operation = (...args: readonly unknown[]) => Promise<unknown>;

const withId = z.object({ id: z.string() });
const ofRun = z.object({ workflowRunId: z.string() });

/** A run that was claimed ends in one of these, whatever happens in it. */
const RELEASES = new Set([
  'sleepWorkflowRun',
  'completeWorkflowRun',
  'failWorkflowRun',
  'rescheduleWorkflowRunAfterFailedStepAttempt',
]);

function watchOperation(name: string, operation: Operation, watch: Watch): Operation {
  return async (...args) => {
    watch.reached(`before ${name}`);
    try {
      const result = await operation(...args);
      const claimed = name === 'claimWorkflowRun' ? withId.safeParse(result).data : undefined;
      if (claimed !== undefined) watch.claimed(claimed.id);
      watch.reached(`after ${name}`);
      return result;
    } catch (error) {
      watch.failed(name, error);
      throw error;
    } finally {
      const released = RELEASES.has(name) ? ofRun.safeParse(args[0]).data : undefined;
      if (released !== undefined) watch.released(released.workflowRunId);
    }
  };
}

/**
 * The same backend, with somebody who sees what happens: the library itself says what failed to the console only,
 * and not at all when it has done its work.
 */
export function watchBackend(backend: Backend, watch: Watch): Backend {
  return new Proxy(backend, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return watchOperation(String(name), async (...args) => member.apply(target, args), watch);
    },
  });
}
