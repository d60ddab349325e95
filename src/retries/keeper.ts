import { type Clock, SECOND } from '../clock.ts';
import { describeError, type Log } from '../log.ts';
import { listDueRetries, listUntoldRetries, markRetryTold } from '../store/retry-work.ts';
import type { Db } from '../store/schema.ts';
import type { Engine } from './engine.ts';
import type { Runs } from './runs.ts';
import type { Retry } from './types.ts';

export type KeeperOptions = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly engine: Engine;
  readonly runs: Runs;
  /** Tells the thread. Called again for the same retry until it has not thrown. */
  readonly onChange: (retry: Retry) => Promise<void>;
};

/** How late a wait may end, at most, by whichever clock. */
const EVERY_MS = SECOND;
/** Retries that are woken in one go: after an outage or a night there may be a thousand. */
const BATCH = 50;
const EVERYTHING = 'all';

/**
 * Looks each second, and whenever something has changed, what the rows say: whom a thread has to be told of, and
 * who is due and still waits. So it does not matter that a signal which meets nobody is lost, that the clock which
 * waits run by may be moved, or that another process has changed a row.
 */
export class Keeper implements AsyncDisposable {
  readonly #options: KeeperOptions;
  /** Due and woken, but not yet taken on. */
  readonly #woken = new Set<string>();
  readonly #complained = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<boolean> | null = null;
  #again = false;
  #stopped = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.#beat(), EVERY_MS);
    this.kick();
  }

  /** A row has changed. */
  changed(retryId: string): void {
    this.#woken.delete(retryId);
    this.kick();
  }

  /** Looks at once; returns at once. */
  kick(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#round ??= this.#rounds()
      .catch((error: unknown) => {
        this.#complain('the retries cannot be read', error);
        return false;
      })
      .finally(() => {
        this.#round = null;
        if (this.#again) this.kick();
      });
  }

  /** Resolves when everybody is told, nobody is due, and no turn is under way. */
  async idle(): Promise<void> {
    const { engine } = this.#options;
    for (;;) {
      const { claims } = engine;
      let moved = false;
      this.kick();
      while (this.#round !== null) moved = (await this.#round) || moved;
      await engine.idle();
      if (!moved && engine.claims === claims) return;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#round;
  }

  /** Whoever was woken and has not stirred is woken again. */
  #beat(): void {
    this.#woken.clear();
    this.kick();
  }

  /** Once, however often it is found anew: this happens each second. */
  #complain(what: string, error: unknown, retry = EVERYTHING): void {
    if (this.#complained.has(retry)) return;
    this.#complained.add(retry);
    this.#options.log.error(what, { retry, ...describeError(error) });
  }

  async #rounds(): Promise<boolean> {
    let moved = false;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      moved = (await this.#tell()) || moved;
      moved = (await this.#wake()) || moved;
      this.#options.engine.kick();
    }
    this.#complained.delete(EVERYTHING);
    return moved;
  }

  async #tell(): Promise<boolean> {
    const { db, onChange } = this.#options;
    let told = false;
    for (const { retry, revision } of await listUntoldRetries(db, BATCH)) {
      try {
        await onChange(retry);
        await markRetryTold(db, retry.id, revision);
        this.#complained.delete(retry.id);
        told = true;
      } catch (error) {
        this.#complain('a thread could not be told of its retry', error, retry.id);
      }
    }
    return told;
  }

  async #wake(): Promise<boolean> {
    const { db, clock, engine, runs } = this.#options;
    const due = await listDueRetries(db, clock(), BATCH);
    const asleep = due.filter((id) => !this.#woken.has(id));
    for (const id of asleep) {
      if ((await engine.wake(id)) || (await runs.ensure(id))) this.#woken.add(id);
    }
    return asleep.some((id) => this.#woken.has(id));
  }
}
