import { type Clock, SECOND } from '../../clock.ts';

/** Whether the connection of Socket Mode stands. */
export type Connection = {
  up(): void;
  down(): void;
  /** Why no events come in; null: it stands, or has been away for a moment only, as Slack's refreshes have it. */
  problem(): string | null;
};

const MOMENT_MS = 30 * SECOND;

export function createConnection(clock: Clock): Connection {
  let downSince: number | null = clock();
  return {
    up() {
      downSince = null;
    },
    down() {
      downSince ??= clock();
    },
    problem() {
      const away = downSince === null ? 0 : clock() - downSince;
      return away < MOMENT_MS ? null : `no connection to Slack for ${Math.round(away / SECOND)} seconds`;
    },
  };
}
