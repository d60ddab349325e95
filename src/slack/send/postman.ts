import { SECOND } from '../../clock.ts';
import { describeError } from '../../log.ts';
import { listChannelsDue, markInterrupted, nextMessage } from '../../store/outbox.ts';
import { type DeliveryOptions, deliver } from './deliver.ts';
import { createPacer, type Pace, type Pacer } from './pacer.ts';

export type PostmanOptions = DeliveryOptions & { readonly pace: Pace };

/** After an error of the database itself. */
const RETRY_MS = SECOND;
/** Longest sleep: a clock that was set back must not stop the post. */
const MAX_SLEEP_MS = 30 * SECOND;

/** Empties the outbox: channels side by side, each channel's messages one after the other and paced. */
export class Postman implements AsyncDisposable {
  readonly #options: PostmanOptions;
  readonly #pacer: Pacer;
  readonly #draining = new Map<string, Promise<void>>();
  /** Channels whose pace is used up, with the time when they may go on. */
  readonly #pausedUntil = new Map<string, number>();
  #surveying: Promise<void> | null = null;
  #surveyAgain = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: PostmanOptions) {
    this.#options = options;
    this.#pacer = createPacer(options.pace, options.clock);
  }

  /** Takes up what a crash left half sent; to be called once, before the first `kick`. */
  async recover(): Promise<void> {
    const { db, clock, settle, log } = this.#options;
    const interrupted = await markInterrupted(db, clock() + settle, clock());
    if (interrupted > 0) log.warn('messages were being sent when the last run ended', { interrupted });
  }

  /** Sends whatever is due; returns at once. */
  kick(): void {
    if (this.#stopped) return;
    if (this.#surveying !== null) {
      this.#surveyAgain = true;
      return;
    }
    this.#surveying = this.#survey()
      .catch((error: unknown) => {
        this.#options.log.error('the outbox cannot be read', describeError(error));
        this.#wakeIn(RETRY_MS);
      })
      .finally(() => this.#endSurvey());
  }

  /** Resolves when nothing is being sent and nothing is due. */
  async idle(): Promise<void> {
    while (this.#surveying !== null || this.#draining.size > 0) {
      await Promise.all([this.#surveying, ...this.#draining.values()]);
    }
  }

  /** Begins nothing new, and waits for the calls that are under way. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.idle();
  }

  #wakeIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => this.kick(), Math.min(milliseconds, MAX_SLEEP_MS));
  }

  #endSurvey(): void {
    this.#surveying = null;
    if (!this.#surveyAgain) return;
    this.#surveyAgain = false;
    this.kick();
  }

  async #survey(): Promise<void> {
    const { db, clock } = this.#options;
    const due = await listChannelsDue(db);
    const waits: number[] = [];
    for (const { channel, dueAt } of due) {
      if (this.#draining.has(channel)) continue;
      const wait = Math.max(dueAt, this.#pausedUntil.get(channel) ?? 0) - clock();
      if (wait > 0) waits.push(wait);
      else this.#draining.set(channel, this.#drain(channel));
    }
    if (waits.length > 0) this.#wakeIn(Math.min(...waits));
  }

  async #drain(channel: string): Promise<void> {
    const { clock, log } = this.#options;
    try {
      await this.#sendAll(channel);
    } catch (error) {
      log.error('the outbox stumbled', describeError(error));
      this.#pausedUntil.set(channel, clock() + RETRY_MS);
    } finally {
      this.#draining.delete(channel);
      this.kick();
    }
  }

  async #sendAll(channel: string): Promise<void> {
    const { db, clock } = this.#options;
    this.#pausedUntil.delete(channel);
    while (!this.#stopped) {
      const message = await nextMessage(db, channel, clock());
      if (message === null) return;
      const wait = message.op === 'post' && message.state === 'planned' ? this.#pacer.take(channel) : 0;
      if (wait > 0) return void this.#pausedUntil.set(channel, clock() + wait);
      await deliver(this.#options, message);
    }
  }
}
