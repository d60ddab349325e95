import type { Clock } from '../clock.ts';
import type { BotConfig } from '../config.ts';
import type { Health } from '../health.ts';
import type { Reviewer } from '../learning/reviewer.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/database.ts';
import type { ActionParts } from './actions/open-desk.ts';
import type { Pace } from './send/pacer.ts';
import type { DeskParts } from './work/deps.ts';

/** What the connection to Slack is made of. */
export type SlackOptions = {
  readonly slack: BotConfig['slack'];
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly health: Health;
  readonly desk: DeskParts;
  /** What buttons that change something work with. */
  readonly actions: ActionParts;
  /** Works out what accepting a phrase would change. */
  readonly reviewer: Reviewer;
  readonly pace?: Pace;
  /** Milliseconds that a post gets to show up in its thread before we look for it there. */
  readonly settle?: number;
  /** Milliseconds that an answer waits for the language of its reader. */
  readonly patience?: number;
};
