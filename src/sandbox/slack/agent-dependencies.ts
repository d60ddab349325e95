import type { Clock } from '../../clock.ts';
import type { Board } from './board.ts';
import type { Courier } from './deliver.ts';
import type { FileShelf } from './files.ts';
import type { Forward } from './forward.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Workspace } from './workspace.ts';

export type AgentDependencies = {
  readonly workspace: Workspace;
  readonly board: Board;
  readonly files: FileShelf;
  readonly courier: Courier;
  readonly forward: Forward;
  readonly responseUrls: ResponseUrls;
  readonly clock: Clock;
};

/** The result of something the agent did; `problem` is what Slack would tell them. */
export type Done = { readonly problem: string | null };
