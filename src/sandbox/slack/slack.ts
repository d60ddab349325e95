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

/** Slack as the bot sees it, and the agent as the page sees it. */
export type EmulatedSlack = {
  readonly workspace: Workspace;
  readonly board: Board;
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly signingSecret: string;
  /** Starts telling the bot; before this nothing is sent. */
  readonly connect: (bot: Pick<CourierOptions, 'botUrl' | 'resendAfter'>) => Agent;
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
      return createAgent({ workspace, board, files, courier, forward, responseUrls, clock });
    },
    stop: async () => {
      for (const courier of couriers) courier.stop();
      await gateway.stop();
      await workspace.stop();
    },
  };
}
