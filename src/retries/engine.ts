import { OpenWorkflow, type Worker } from 'openworkflow';
import type { Backend } from 'openworkflow/internal';
import { describeError, type Log } from '../log.ts';
import { watchBackend } from './watch-backend.ts';
import { createRetryWorkflow, type RunInput, signalOf, type Turns } from './workflow.ts';

export type EngineOptions = {
  readonly backend: Backend;
  readonly turns: Turns;
  readonly log: Log;
  /** Retries that look or act at the same time. */
  readonly concurrency?: number;
  /** Told of named moments, for tests that end the process there. */
  readonly reached?: (point: string) => void;
};

type Page = Awaited<ReturnType<Backend['listWorkflowRuns']>>;

const CONCURRENCY = 4;
const PAGE = 500;

/** Runs the workflows of retries: it claims what is due when it is told to look, and reports what fails to our log. */
export class Engine implements AsyncDisposable {
  /** Unwatched. */
  readonly #plain: Backend;
  readonly #backend: Backend;
  readonly #client: OpenWorkflow;
  readonly #worker: Worker;
  readonly #workflow;
  readonly #log: Log;
  readonly #running = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #pumping: Promise<void> | null = null;
  #pumpAgain = false;
  #claims = 0;
  #complained = false;
  #stopped = false;

  constructor({ backend, turns, log, concurrency = CONCURRENCY, reached = () => {} }: EngineOptions) {
    this.#log = log;
    this.#plain = backend;
    this.#backend = watchBackend(backend, {
      reached,
      claimed: (runId) => this.#onClaim(runId),
      released: (runId) => this.#onRelease(runId),
      failed: (operation, error) => {
        // Claims are made each second, and complained of where they are made.
        if (operation === 'claimWorkflowRun') return;
        log.warn('a workflow operation failed', { operation, ...describeError(error) });
      },
    });
    this.#client = new OpenWorkflow({ backend: this.#backend });
    this.#workflow = createRetryWorkflow(turns);
    this.#client.implementWorkflow(this.#workflow.spec, this.#workflow.fn);
    this.#worker = this.#client.newWorker({ concurrency });
  }

  /** Runs that were taken on so far. */
  get claims(): number {
    return this.#claims;
  }

  /**
   * Takes the runs over that a process held when it was killed, rather than wait until its lease of 30 seconds is
   * over. Should that process live after all, it can write no further step, and no call is made twice: an order
   * has an id of its own.
   */
  async takeOver(): Promise<number> {
    let taken = 0;
    let after: string | null = null;
    do {
      const page: Page = await this.#plain.listWorkflowRuns({
        status: 'running',
        limit: PAGE,
        ...(after === null ? {} : { after }),
      });
      for (const { id: workflowRunId, workerId } of page.data) {
        if (workerId === null) continue;
        await this.#plain.sleepWorkflowRun({ workflowRunId, workerId, availableAt: new Date() });
        taken += 1;
      }
      after = page.pagination.next;
    } while (after !== null);
    return taken;
  }

  /** Starts a run and returns its id. */
  async start(input: RunInput): Promise<string> {
    const { workflowRun } = await this.#client.runWorkflow(this.#workflow.spec, input);
    return workflowRun.id;
  }

  /** Wakes the run of a retry. Returns false where none was waiting: signals are not kept. */
  async wake(retryId: string): Promise<boolean> {
    const { workflowRunIds } = await this.#client.sendSignal({ signal: signalOf(retryId) });
    return workflowRunIds.length > 0;
  }

  /** Whether nothing more will come of a run. */
  async isOver(runId: string): Promise<boolean> {
    const run = await this.#plain.getWorkflowRun({ workflowRunId: runId });
    return run === null || ['completed', 'succeeded', 'failed', 'canceled'].includes(run.status);
  }

  /** Takes on whatever is due; returns at once. */
  kick(): void {
    if (this.#stopped) return;
    this.#pumpAgain = true;
    this.#pumping ??= this.#pump()
      .catch((error: unknown) => this.#complain(error))
      .finally(() => {
        this.#pumping = null;
        if (this.#pumpAgain) this.kick();
      });
  }

  /** Resolves when nothing is under way and nothing that can be taken on is due. */
  async idle(): Promise<void> {
    while (this.#pumping !== null || this.#running.size > 0) {
      await (this.#pumping ?? new Promise<void>((resolve) => this.#waiting.add(resolve)));
    }
  }

  /** Begins nothing new, and waits for the rounds that are under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    await this.idle();
    await this.#worker.stop();
    await this.#plain.stop();
  }

  async #pump(): Promise<void> {
    while (this.#pumpAgain && !this.#stopped) {
      this.#pumpAgain = false;
      while (!this.#stopped && (await this.#worker.tick()) > 0);
      this.#complained = false;
    }
  }

  /** Once, however often it is found anew. */
  #complain(error: unknown): void {
    if (this.#complained) return;
    this.#complained = true;
    this.#log.error('the workflows cannot be read', describeError(error));
  }

  #onClaim(runId: string): void {
    this.#running.add(runId);
    this.#claims += 1;
  }

  /** A slot is free once the library has let go of the run, which it does right after this. */
  #onRelease(runId: string): void {
    this.#running.delete(runId);
    setImmediate(() => {
      this.kick();
      for (const resolve of this.#waiting) resolve();
      this.#waiting.clear();
    });
  }
}
