import type { StatusFacts } from '../checks/facts.ts';
import { type Located, locate, type NumberTarget } from '../directory/locate.ts';
import { type Reading, unknown } from '../graph/errors.ts';
import { readPhoneNumber } from '../graph/phone-numbers.ts';
import { debugToken, type TokenInfo } from '../graph/token.ts';
import { readWaba } from '../graph/waba.ts';
import { type AppSubscription, readAppSubscription, readSubscribedApps } from '../graph/webhooks.ts';
import type { StatusDeps } from './deps.ts';

type Place = Reading<Located | null>;

/** A read that outlasts the deadline, or throws, could not tell; the others go on. */
async function within<Value>(signal: AbortSignal, read: Promise<Reading<Value>>): Promise<Reading<Value>> {
  const late = new Promise<Reading<Value>>((resolve) => {
    const give = () => resolve(unknown({ kind: 'timeout' }));
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
  const safe = read.catch((): Reading<Value> => unknown({ kind: 'unreachable', code: 'UNKNOWN' }));
  return await Promise.race([safe, late]);
}

async function readToken(deps: StatusDeps, signal: AbortSignal): Promise<Reading<TokenInfo>> {
  if (deps.accessToken === null) return unknown({ kind: 'no-token' });
  return await debugToken(deps.graph, deps.accessToken, signal);
}

async function readSubscription(
  { graph, appId }: StatusDeps,
  signal: AbortSignal,
): Promise<Reading<AppSubscription | null>> {
  return appId === null ? unknown({ kind: 'no-app' }) : await readAppSubscription(graph, appId, signal);
}

/** A read that needs to know where the number stands. */
async function atPlace<Value>(
  place: Promise<Place>,
  read: (located: Located) => Promise<Reading<Value>>,
): Promise<Reading<Value>> {
  const found = await place;
  if (found.kind === 'unknown') return found;
  return found.value === null ? unknown({ kind: 'no-waba' }) : await read(found.value);
}

/** The number's own id needs no search. */
function numberIdOf(target: NumberTarget, place: Promise<Place>): Promise<Reading<string>> {
  if (target.kind === 'id') return Promise.resolve({ kind: 'ok', value: target.phoneNumberId });
  return atPlace(place, async ({ phoneNumberId }) => ({ kind: 'ok', value: phoneNumberId }));
}

/** What was read, and whether the number is ours at all. */
export type FactsRead = { readonly facts: StatusFacts; readonly place: Place };

/** Reads everything at once; each value says for itself what could not be told. Never throws. */
export async function readFacts(
  deps: StatusDeps,
  target: NumberTarget,
  signal: AbortSignal,
): Promise<FactsRead> {
  const { graph, clock } = deps;
  const place = within(signal, locate(deps, target, signal));
  const id = numberIdOf(target, place);
  const number = id.then((found) =>
    found.kind === 'ok' ? readPhoneNumber(graph, found.value, signal) : found,
  );
  const ledger = id
    .then((found) => deps.readLedger(found.kind === 'ok' ? found.value : ''))
    .then((value) => ({ kind: 'ok' as const, value }));
  const [located, foundId, ...read] = await Promise.all([
    place,
    id,
    within(signal, number),
    within(signal, readToken(deps, signal)),
    within(
      signal,
      atPlace(place, ({ wabaId }) => readWaba(graph, wabaId, signal)),
    ),
    within(
      signal,
      atPlace(place, ({ wabaId }) => readSubscribedApps(graph, wabaId, signal)),
    ),
    within(signal, readSubscription(deps, signal)),
    within(signal, deps.feed.read(signal)),
    within(signal, ledger),
  ]);
  const [numberRead, token, waba, apps, appSubscription, incidents, ledgerRead] = read;
  const known = located.kind === 'ok' ? located.value : null;
  const facts: StatusFacts = {
    now: clock(),
    phoneNumberId: foundId.kind === 'ok' ? foundId.value : null,
    wabaId: known?.wabaId ?? null,
    appId: deps.appId,
    firstSeenAt: known?.firstSeenAt ?? null,
    number: numberRead,
    ledger: ledgerRead.kind === 'ok' ? ledgerRead.value : { attempts: [], running: null },
    ...{ token, waba, apps, appSubscription, incidents },
  };
  return { facts, place: located };
}
