import type { RemovedSecret, SecretKind } from '../types.ts';

/** What stands where a secret stood. No pattern of this folder matches a mask, so redaction can run twice. */
export function maskText(secret: RemovedSecret): string {
  return secret.last4 === undefined
    ? `‹${secret.kind} removed›`
    : `‹${secret.kind} …${secret.last4} removed›`;
}

/** The source of a pattern for masks, and only masks: people use ‹ and › as quotes, too. */
export const maskPattern = '‹[A-Za-z][A-Za-z ]{2,20}(?: …[A-Za-z0-9]{4})? removed›';

/** Four characters survive of a long token, none of a short one: four of six would be a good guess. */
const LONG_ENOUGH_FOR_TAIL = 20;

/** What may be remembered of a secret. */
export function describeSecret(kind: SecretKind, value: string): RemovedSecret {
  const tail = /[A-Za-z0-9]{4}$/.exec(value)?.[0];
  const keepsTail = kind !== 'PIN or code' && kind !== 'password' && value.length >= LONG_ENOUGH_FOR_TAIL;
  return keepsTail && tail !== undefined ? { kind, last4: tail } : { kind };
}
