import { appTokenValue, hasExpired } from '../access.ts';
import type { GraphReply } from '../envelope.ts';
import type { GraphRequest } from '../request.ts';
import type { EmulatedToken } from '../state/account.ts';
import type { World } from '../world.ts';
import { fault, ok } from './route.ts';

const seconds = (moment: number): number => Math.floor(moment / 1_000);

/** `GET /debug_token?input_token=…`, authorised with the app token `APP-ID|SECRET` or a token of the app. */
export function debugToken(world: World, request: GraphRequest): GraphReply {
  const { app, tokens } = world.read();
  const now = world.clock();
  const asked = request.parameters.input_token;
  if (asked === undefined) return fault(request, 'missing-parameter');
  const caller = tokens.find(
    (token) => token.value === request.token && !token.revoked && !hasExpired(token, now),
  );
  if (caller === undefined && request.token !== appTokenValue(app)) return fault(request, 'token-invalid');
  const token = tokens.find((candidate) => candidate.value === asked);
  if (token === undefined)
    return ok({ data: { is_valid: false, scopes: [], error: invalid('not a token of this app') } });
  return ok({ data: describeToken(token, app.name, now) });
}

function describeToken(token: EmulatedToken, application: string, now: number): Record<string, unknown> {
  const expired = hasExpired(token, now);
  const error = expired
    ? { error: { ...invalid('the session has expired'), subcode: 463 } }
    : token.revoked
      ? { error: invalid('the token was revoked') }
      : {};
  return {
    app_id: token.appId,
    type: token.type,
    application,
    is_valid: !expired && !token.revoked,
    expires_at: seconds(token.expiresAt),
    data_access_expires_at: 0,
    issued_at: seconds(token.issuedAt),
    scopes: token.scopes,
    granular_scopes: token.scopes.map((scope) =>
      token.targets === null ? { scope } : { scope, target_ids: token.targets },
    ),
    user_id: token.userId,
    ...error,
  };
}

function invalid(reason: string): { code: number; message: string } {
  return { code: 190, message: `Error validating access token: ${reason}` };
}
