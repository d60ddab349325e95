import type { Clock } from '../../clock.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import type { Learning } from '../../learning/learning.ts';
import type { Matcher } from '../../match/ladder.ts';
import type { StatusDeps } from '../../status.ts';
import type { Db } from '../../store/schema.ts';

/** What the handlers work with. */
export type HandlerDeps = {
  readonly db: Db;
  readonly matcher: Matcher;
  readonly knowledge: Knowledge;
  readonly learning: Learning;
  readonly status: StatusDeps;
  readonly clock: Clock;
  /** A new opaque id that cannot be guessed. */
  readonly newId: () => string;
  /** Has the outbox looked through. */
  readonly kick: () => void;
  /** Fires when the bot stops: what takes long is left to the next start. */
  readonly stopping: AbortSignal;
};
