import { z } from 'zod';
import { SECOND } from '../clock.ts';
import type { GraphClient } from './client.ts';
import { type Reading, unknown } from './errors.ts';
import { count, listOf, text } from './tolerant.ts';

/** What Meta knows of our access token. Moments are milliseconds since the epoch. */
export type TokenInfo = {
  readonly isValid: boolean;
  readonly appId: string | null;
  readonly type: string | null;
  /** null: never. */
  readonly expiresAt: number | null;
  readonly dataAccessExpiresAt: number | null;
  readonly scopes: readonly string[];
  /** Scope → the ids it is good for; a scope without a list is good for all. */
  readonly targets: ReadonlyMap<string, readonly string[] | null>;
  /** Why it is not valid. */
  readonly error: { readonly subcode: number | null; readonly message: string | null } | null;
};

const granular = z.looseObject({
  scope: z.string(),
  target_ids: z.array(z.string()).nullish().catch(null),
});

/** https://developers.facebook.com/docs/graph-api/reference/debug_token */
const schema = z.looseObject({
  data: z.looseObject({
    is_valid: z.boolean(),
    app_id: text,
    type: text,
    expires_at: count,
    data_access_expires_at: count,
    scopes: listOf(z.string()),
    granular_scopes: listOf(granular),
    error: z.looseObject({ subcode: count, message: text }).nullish().catch(null),
  }),
});

/** Seconds since the epoch; Meta's 0 means never. */
const toMoment = (seconds: number | null | undefined) => (seconds ? seconds * SECOND : null);

function toTokenInfo({ data }: z.infer<typeof schema>): TokenInfo {
  const { error } = data;
  return {
    isValid: data.is_valid,
    appId: data.app_id ?? null,
    type: data.type ?? null,
    expiresAt: toMoment(data.expires_at),
    dataAccessExpiresAt: toMoment(data.data_access_expires_at),
    scopes: data.scopes,
    targets: new Map(data.granular_scopes.map((each) => [each.scope, each.target_ids ?? null])),
    error: error ? { subcode: error.subcode ?? null, message: error.message ?? null } : null,
  };
}

/**
 * Has Meta describe our access token; asks with the app's own token. `input_token` is the one place where
 * Meta takes a token in the address only.
 */
export async function debugToken(
  client: GraphClient,
  accessToken: string,
  signal?: AbortSignal,
): Promise<Reading<TokenInfo>> {
  const reading = await client.get('debug_token', { input_token: accessToken }, signal, 'app');
  if (reading.kind === 'unknown') return reading;
  const parsed = schema.safeParse(reading.value);
  if (!parsed.success) return unknown({ kind: 'unreadable', status: 200 });
  return { kind: 'ok', value: toTokenInfo(parsed.data) };
}
