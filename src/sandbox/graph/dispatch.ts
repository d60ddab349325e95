import { checkReach, checkToken, type Scope } from './access.ts';
import type { GraphReply } from './envelope.ts';
import type { GraphRequest } from './request.ts';
import { debugToken } from './routes/debug-token.ts';
import { fault, type Route, type Target, type TargetKind, type TargetOf } from './routes/route.ts';
import { routes } from './routes/table.ts';
import type { EmulatedToken, EmulatedWaba } from './state/account.ts';
import { isRegistered } from './state/number.ts';
import { CALLS_PER_HOUR, type UsageMeter, usageHeaders } from './usage.ts';
import type { World, WorldState } from './world.ts';

/** Answers one call as the Graph API would. */
export function dispatch(world: World, meter: UsageMeter, request: GraphRequest): GraphReply {
  const [id, edge = '', ...tooMany] = request.path;
  if (id === undefined || tooMany.length > 0) return fault(request, 'unknown-path');
  if (id === 'debug_token') return debugToken(world, request);
  const state = world.read();
  const access = checkToken(state, request, world.clock());
  if ('refused' in access) return fault(request, access.refused);
  const target = findTarget(state, id);
  if (target === null) return fault(request, 'unknown-object');
  const waba = wabaOf(target);
  const percent = waba === null ? 0 : countCall(world, meter, waba);
  const exhausted = percent > 100;
  const reply = exhausted
    ? fault(request, 'waba-limit')
    : answerTarget({ world, request, token: access.token, edge }, target);
  return waba === null ? reply : { ...reply, headers: usageHeaders(waba.id, percent, exhausted ? 60 : 0) };
}

type Incoming = {
  readonly world: World;
  readonly request: GraphRequest;
  readonly token: EmulatedToken;
  readonly edge: string;
};

function answerTarget(incoming: Incoming, target: Target): GraphReply {
  switch (target.kind) {
    case 'number':
      return run(incoming, routes.number, target, target.waba.id);
    case 'waba':
      return run(incoming, routes.waba, target, target.waba.id);
    case 'business':
      return run(incoming, routes.business, target, null);
    case 'app':
      return run(incoming, routes.app, target, null);
  }
}

function run<Kind extends TargetKind>(
  { world, request, token, edge }: Incoming,
  table: readonly Route<Kind>[],
  target: TargetOf<Kind>,
  wabaId: string | null,
): GraphReply {
  const route = table.find((candidate) => candidate.edge === edge && candidate.method === request.method);
  if (route === undefined) return fault(request, 'unknown-path');
  const refusal = refuse(token, route.scope, wabaId);
  return refusal === null ? route.answer({ world, request, token, target }) : fault(request, refusal);
}

function refuse(
  token: EmulatedToken,
  scope: Scope | null,
  wabaId: string | null,
): ReturnType<typeof checkReach> {
  if (scope === null) return null;
  if (wabaId !== null) return checkReach(token, wabaId, scope);
  return token.scopes.includes(scope) ? null : 'scope-missing';
}

function findTarget(state: WorldState, id: string): Target | null {
  const number = state.numbers.find((candidate) => candidate.id === id);
  const waba = state.wabas.find((candidate) => candidate.id === (number?.wabaId ?? id));
  if (waba !== undefined)
    return number === undefined ? { kind: 'waba', waba } : { kind: 'number', number, waba };
  const business = state.businesses.find((candidate) => candidate.id === id);
  if (business !== undefined) return { kind: 'business', business };
  return id === state.app.id ? { kind: 'app', app: state.app } : null;
}

function wabaOf(target: Target): EmulatedWaba | null {
  return target.kind === 'number' || target.kind === 'waba' ? target.waba : null;
}

function countCall(world: World, meter: UsageMeter, waba: EmulatedWaba): number {
  const registered = world.read().numbers.some((number) => number.wabaId === waba.id && isRegistered(number));
  return meter.count(waba.id, registered ? CALLS_PER_HOUR.registered : CALLS_PER_HOUR.empty, world.clock());
}
