import { type Clock, SECOND } from '../clock.ts';
import { describeError, type Log } from '../log.ts';
import type { Metrics } from '../metrics/recorder.ts';
import { claimEvent, failEvent, failExhausted, listOpenEvents } from '../store/events.ts';
import type { Db } from '../store/schema.ts';
import { type Job, parseJob } from './job.ts';

export type RunnerOptions = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Works a job off and marks its event as done. Throws where it could not. */
  readonly work: (job: Job, eventId: number) => Promise<void>;
  /** Told of a job that was given up. */
  readonly giveUp: (job: Job, eventId: number) => Promise<void>;
};

/** Tries of one event, those that ended in a crash included. */
const MAX_ATTEMPTS = 3;

/** Milliseconds before the next try. */
const delayAfter = (attempts: number) => SECOND * 4 ** (attempts - 1);

/** Works off the journal: each event as it comes, and those of earlier runs that were left. */
export class Runner implements AsyncDisposable {
  readonly #options: RunnerOptions;
  readonly #running = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped = false;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Works one event off. Never rejects: what fails is tried again later, then given up. */
  async run(eventId: number): Promise<void> {
    if (!this.#stopped) await this.#track(this.#try(eventId));
  }

  /** Takes up the events that an earlier run acknowledged and did not finish. */
  async recover(): Promise<void> {
    const { db, clock, log } = this.#options;
    const lost = await failExhausted(db, MAX_ATTEMPTS, clock());
    if (lost.length > 0) log.error('events given up: each try ended in a crash', { events: lost });
    const open = await listOpenEvents(db);
    if (open.length > 0) log.warn('events of an earlier run are worked off', { events: open.length });
    void this.#track(this.#runAll(open));
  }

  /** Resolves when nothing is being worked on. Waits for no later try. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Begins nothing new and waits for what is under way; the rest stays in the journal. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await this.idle();
  }

  /** Keeps hold of work under way. Never rejects. */
  async #track(work: Promise<void>): Promise<void> {
    const tracked = work.catch((error: unknown) => {
      this.#options.log.error('the journal cannot be used', describeError(error));
    });
    this.#running.add(tracked);
    await tracked;
    this.#running.delete(tracked);
  }

  /** One after the other: the events that come in now go first. */
  async #runAll(eventIds: readonly number[]): Promise<void> {
    for (const id of eventIds) {
      if (this.#stopped) return;
      await this.#try(id);
    }
  }

  async #try(eventId: number): Promise<void> {
    const { db, clock, work } = this.#options;
    const event = await claimEvent(db, eventId, MAX_ATTEMPTS, clock());
    if (event === null) return;
    const job = this.#parse(event.payload);
    try {
      if (job === null) throw new TypeError('not a job of this version');
      await work(job, eventId);
    } catch (error) {
      await this.#fail(job, eventId, event.attempts, error);
    }
  }

  #parse(payload: unknown): Job | null {
    try {
      return parseJob(payload);
    } catch {
      return null;
    }
  }

  async #fail(job: Job | null, eventId: number, attempts: number, error: unknown): Promise<void> {
    const { db, clock, log, metrics, giveUp } = this.#options;
    const isFinal = job === null || attempts >= MAX_ATTEMPTS;
    const outcome = isFinal ? 'given-up' : 'again';
    metrics.count('wadesk_jobs_failed_total', { kind: job?.kind ?? 'unreadable', outcome });
    log.error('an event failed', { event: eventId, attempts, ...describeError(error) });
    if (!isFinal) return this.#later(eventId, delayAfter(attempts));
    await failEvent(db, eventId, error instanceof Error ? error.name : 'unknown', clock());
    if (job !== null) await giveUp(job, eventId);
  }

  #later(eventId: number, delay: number): void {
    if (this.#stopped) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.run(eventId);
    }, delay);
    this.#timers.add(timer);
  }
}
