import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { type Agent, createAgent } from './agent.ts';
import { announceChanges } from './announce.ts';
import { type Board, createBoard } from './board.ts';
import { type CourierOptions, createCourier } from './deliver.ts';
import { createFileShelf } from './files.ts';
import { createForward } from './forward.ts';
import { RESPONSE_PATH, serveGateway } from './gateway.ts';
import type { InstalledApp } from './manifest.ts';
import { createResponseUrls } from './response-urls.ts';
import { startWorkspace, type Workspace } from './workspace.ts';

/** The people of the workspace: the first, and everybody by their id. */
export type Crew = { readonly agent: Agent; readonly find: (person: string) => Agent | undefined };

/** Slack as the bot sees it, and its people as the page sees them. */
export type EmulatedSlack = {
  readonly workspace: Workspace;
  readonly board: Board;
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly signingSecret: string;
  /** Starts telling the bot; before this nothing is sent. */
  readonly connect: (bot: Pick<CourierOptions, 'botUrl' | 'resendAfter'>) => Crew;
  readonly stop: () => Promise<void>;
};

/** Starts the emulated workspace with the app of the manifest installed in it. */
export async function startSlack(app: InstalledApp, clock: Clock): Promise<EmulatedSlack> {
  const nextId = () => randomBytes(8).toString('base64url');
  const workspace = await startWorkspace(app);
  const board = createBoard();
  let gatewayUrl = '';
  const files = createFileShelf({ workspace, app, address: () => gatewayUrl });
  const forward = createForward(workspace, board, files, nextId);
  const responseUrls = createResponseUrls({
    workspace,
    board,
    forward,
    clock,
    nextId,
    address: () => `${gatewayUrl}${RESPONSE_PATH}`,
  });
  const gateway = await serveGateway({ forward, responseUrls, files });
  gatewayUrl = gateway.url;
  const signingSecret = randomBytes(16).toString('hex');
  const couriers: { stop: () => void }[] = [];
  return {
    workspace,
    board,
    apiUrl: `${gateway.url}/api/`,
    signingSecret,
    connect: (bot) => {
      const courier = createCourier({ ...bot, signingSecret, clock });
      couriers.push(courier);
      announceChanges({ workspace, app, board, files, courier, clock, nextId });
      const parts = { board, files, courier, forward, responseUrls, clock };
      const everybody = new Map(
        workspace.people.map((agent) => [
          agent.id,
          createAgent({ ...parts, workspace: { ...workspace, agent } }),
        ]),
      );
      return {
        agent: createAgent({ ...parts, workspace }),
        find: (person) => everybody.get(person),
      };
    },
    stop: async () => {
      for (const courier of couriers) courier.stop();
      await gateway.stop();
      await workspace.stop();
    },
  };
}
