import type { Scope } from '../access.ts';
import { type GraphReply, writeFault } from '../envelope.ts';
import type { FaultName } from '../faults.ts';
import type { GraphRequest } from '../request.ts';
import type { EmulatedApp, EmulatedBusiness, EmulatedToken, EmulatedWaba } from '../state/account.ts';
import type { EmulatedNumber } from '../state/number.ts';
import type { World } from '../world.ts';

/** The object that the first part of the path names. */
export type Target =
  | { readonly kind: 'number'; readonly number: EmulatedNumber; readonly waba: EmulatedWaba }
  | { readonly kind: 'waba'; readonly waba: EmulatedWaba }
  | { readonly kind: 'business'; readonly business: EmulatedBusiness }
  | { readonly kind: 'app'; readonly app: EmulatedApp };

export type TargetKind = Target['kind'];

export type TargetOf<Kind extends TargetKind> = Extract<Target, { kind: Kind }>;

export type Call<Kind extends TargetKind> = {
  readonly world: World;
  readonly request: GraphRequest;
  readonly token: EmulatedToken;
  readonly target: TargetOf<Kind>;
};

/** One operation on one kind of object, e.g. POST register on a number. */
export type Route<Kind extends TargetKind = TargetKind> = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly kind: Kind;
  /** The part of the path after the id; empty for the node itself. */
  readonly edge: string;
  readonly scope: Scope | null;
  readonly answer: (call: Call<Kind>) => GraphReply;
};

export function ok(body: unknown): GraphReply {
  return { status: 200, body };
}

export const success = ok({ success: true });

/** Answers a call with a fault; `extra` replaces the message or says when to try again. */
export function fault(
  request: GraphRequest,
  name: FaultName,
  extra: { message?: string; retry?: string } = {},
): GraphReply {
  return writeFault(name, { locale: request.locale, traceId: request.traceId, ...extra });
}
