import { createHmac } from 'node:crypto';
import type { FaultName } from './faults.ts';
import type { GraphRequest } from './request.ts';
import type { EmulatedApp, EmulatedToken } from './state/account.ts';
import type { WorldState } from './world.ts';

export type Scope = 'whatsapp_business_management' | 'whatsapp_business_messaging' | 'business_management';

export type Access = { readonly token: EmulatedToken } | { readonly refused: FaultName };

/** Finds the caller's token and checks that it lives and that its proof fits. */
export function checkToken(state: WorldState, request: GraphRequest, now: number): Access {
  if (request.token === null) return { refused: 'no-token' };
  if (request.token === appTokenValue(state.app)) return { token: appToken(state.app) };
  const token = state.tokens.find((candidate) => candidate.value === request.token);
  if (token === undefined || token.revoked) return { refused: 'token-invalid' };
  if (hasExpired(token, now)) return { refused: 'token-expired' };
  const proof = request.parameters.appsecret_proof;
  if (proof === undefined) return state.app.requireProof ? { refused: 'proof-missing' } : { token };
  return proof === proofFor(token.value, state.app.secret) ? { token } : { refused: 'proof-wrong' };
}

export function hasExpired(token: EmulatedToken, now: number): boolean {
  return token.expiresAt !== 0 && token.expiresAt <= now;
}

/** The app's own token is its id and secret; it reads the app and nothing else. */
export function appTokenValue(app: EmulatedApp): string {
  return `${app.id}|${app.secret}`;
}

function appToken(app: EmulatedApp): EmulatedToken {
  const never = { issuedAt: 0, expiresAt: 0, revoked: false };
  return {
    value: appTokenValue(app),
    appId: app.id,
    type: 'USER',
    userId: '',
    ...never,
    scopes: [],
    targets: [],
  };
}

/** `appsecret_proof`: hex HMAC-SHA256 of the token, keyed with the app secret. */
export function proofFor(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex');
}

/** Why the token may not use this WABA with this scope, or null when it may. */
export function checkReach(token: EmulatedToken, wabaId: string, scope: Scope): FaultName | null {
  if (!token.scopes.includes(scope)) return 'scope-missing';
  return token.targets === null || token.targets.includes(wabaId) ? null : 'waba-not-assigned';
}
