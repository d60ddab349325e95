import { describeSecret, maskText } from './secrets/mask.ts';
import { maskPins } from './secrets/pins.ts';
import { type SecretShape, secretShapes } from './secrets/shapes.ts';
import type { RemovedSecret } from './types.ts';

export type Redaction = { readonly text: string; readonly secrets: readonly RemovedSecret[] };

/** Every shape has a long run, a separator before its value, or the name of an authorisation scheme. */
const MAYBE_SHAPE = /[\w+/-]{16}|[=:：＝]|%3D|bearer|basic|oauth/i;

/** A mask moves words apart, which can bare another secret; nearly always the second pass finds nothing. */
const MAX_PASSES = 8;

/**
 * Replaces every secret by a mask such as `‹access token …ab12 removed›` and tells what was removed, once each.
 * Running it on its own output changes nothing.
 */
export function redactSecrets(text: string): Redaction {
  const found: RemovedSecret[] = [];
  let out = text;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const before = found.length;
    if (MAYBE_SHAPE.test(out)) out = maskShapes(out, found);
    out = maskPins(out, found);
    if (found.length === before) break;
  }
  return { text: out, secrets: dropRepeats(found) };
}

function maskShapes(text: string, found: RemovedSecret[]): string {
  let out = text;
  for (const shape of secretShapes) if (shape.hint.test(out)) out = maskShape(out, shape, found);
  return out;
}

function maskShape(text: string, shape: SecretShape, found: RemovedSecret[]): string {
  return text.replace(shape.pattern, (whole: string, before: string, value: string) => {
    if (shape.accept && !shape.accept(value, before)) return whole;
    const secret = describeSecret(shape.kind, value);
    found.push(secret);
    return before + maskText(secret);
  });
}

/** One token pasted twice is one secret to revoke. */
export function dropRepeats(secrets: readonly RemovedSecret[]): RemovedSecret[] {
  const seen = new Map(secrets.map((secret) => [`${secret.kind} ${secret.last4 ?? ''}`, secret]));
  return [...seen.values()];
}
