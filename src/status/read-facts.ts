import type { Ledger, StatusFacts } from '../checks/facts.ts';
import { SECOND } from '../clock.ts';
import { type Located, locate, type NumberTarget } from '../directory/locate.ts';
import { type Reading, unknown } from '../graph/errors.ts';
import { type PhoneNumber, readPhoneNumber } from '../graph/phone-numbers.ts';
import { debugToken, type TokenInfo } from '../graph/token.ts';
import { readWaba } from '../graph/waba.ts';
import { type AppSubscription, readAppSubscription, readSubscribedApps } from '../graph/webhooks.ts';
import type { StatusDeps } from './deps.ts';

type Place = Reading<Located | null>;

/** A slow list must not keep the number itself from being read, with the general token. Milliseconds. */
const PATIENCE_MS = SECOND;

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

/** The WABA whose token the number's reads carry; null: the general token. Nothing to wait for if there is one token. */
async function tokenOwner({ graph }: StatusDeps, place: Promise<Place>, patience: AbortSignal) {
  if (!graph.hasAccountTokens) return { kind: 'ok', value: null } as const;
  const found = await within(patience, place);
  if (found.kind === 'ok') return { kind: 'ok', value: found.value?.wabaId ?? null } as const;
  return graph.tokenFor(null) === null ? found : ({ kind: 'ok', value: null } as const);
}

async function readToken(
  { graph }: StatusDeps,
  owner: Promise<Reading<string | null>>,
  signal: AbortSignal,
): Promise<Reading<TokenInfo>> {
  const waba = await owner;
  if (waba.kind === 'unknown') return waba;
  const token = graph.tokenFor(waba.value);
  return token === null ? unknown({ kind: 'no-token' }) : await debugToken(graph, token, signal);
}

async function readNumber(
  { graph }: StatusDeps,
  id: Promise<Reading<string>>,
  owner: Promise<Reading<string | null>>,
  signal: AbortSignal,
): Promise<Reading<PhoneNumber>> {
  const [found, waba] = await Promise.all([id, owner]);
  if (found.kind === 'unknown') return found;
  if (waba.kind === 'unknown') return waba;
  return await readPhoneNumber(graph.forWaba(waba.value), found.value, signal);
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

/** What we did ourselves is known by the number's id only. */
async function readOurs(deps: StatusDeps, id: Promise<Reading<string>>): Promise<Reading<Ledger>> {
  const found = await id;
  return found.kind === 'ok' ? { kind: 'ok', value: await deps.readLedger(found.value) } : found;
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
  const owner = tokenOwner(deps, place, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]));
  const [located, foundId, ...read] = await Promise.all([
    place,
    id,
    within(signal, readNumber(deps, id, owner, signal)),
    within(signal, readToken(deps, owner, signal)),
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
    within(signal, readOurs(deps, id)),
  ]);
  const [numberRead, token, waba, apps, appSubscription, incidents, ledger] = read;
  const known = located.kind === 'ok' ? located.value : null;
  const facts: StatusFacts = {
    now: clock(),
    phoneNumberId: foundId.kind === 'ok' ? foundId.value : null,
    wabaId: known?.wabaId ?? null,
    appId: deps.appId,
    firstSeenAt: known?.firstSeenAt ?? null,
    number: numberRead,
    ...{ token, waba, apps, appSubscription, incidents, ledger },
  };
  return { facts, place: located };
}
