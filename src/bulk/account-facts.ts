import type { StatusFacts } from '../checks/facts.ts';
import { type Reading, unknown } from '../graph/errors.ts';
import { debugToken, type TokenInfo } from '../graph/token.ts';
import { readWaba } from '../graph/waba.ts';
import { readAppSubscription, readSubscribedApps } from '../graph/webhooks.ts';
import type { StatusDeps } from '../status/deps.ts';

/** What all numbers of an account share, and what all accounts share: read once, however many numbers there are. */
export type AccountFacts = Pick<StatusFacts, 'token' | 'waba' | 'apps' | 'appSubscription' | 'incidents'>;

export type AccountReader = { read(wabaId: string | null): Promise<AccountFacts> };

const noWaba = unknown({ kind: 'no-waba' });

/** Reads of accounts for one run. Nothing is read twice. */
export function createAccountReader(deps: StatusDeps, signal: AbortSignal | undefined): AccountReader {
  const { graph, feed, appId } = deps;
  const tokens = new Map<string, Promise<Reading<TokenInfo>>>();
  let shared: Promise<[AccountFacts['appSubscription'], AccountFacts['incidents']]> | undefined;

  const readToken = (wabaId: string | null): Promise<Reading<TokenInfo>> => {
    const token = graph.tokenFor(wabaId);
    if (token === null) return Promise.resolve(unknown({ kind: 'no-token' }));
    const reading = tokens.get(token) ?? debugToken(graph, token, signal);
    tokens.set(token, reading);
    return reading;
  };
  const readShared = () =>
    Promise.all([
      appId === null ? unknown({ kind: 'no-app' }) : readAppSubscription(graph, appId, signal),
      feed.read(signal),
    ]);

  return {
    async read(wabaId) {
      shared ??= readShared();
      const [token, [appSubscription, incidents], waba, apps] = await Promise.all([
        readToken(wabaId),
        shared,
        wabaId === null ? noWaba : readWaba(graph, wabaId, signal),
        wabaId === null ? noWaba : readSubscribedApps(graph, wabaId, signal),
      ]);
      return { token, waba, apps, appSubscription, incidents };
    },
  };
}
