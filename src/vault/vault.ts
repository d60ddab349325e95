import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Keeps short texts encrypted (AES-256-GCM). */
export type Vault = {
  /** False without a key: then nothing can be kept, and a person is asked when the time has come. */
  readonly canKeep: boolean;
  /**
   * `v1.` and base64url of nonce, tag and ciphertext. Throws without a key.
   *
   * @param aad what the text belongs to: only with the same words does it open again
   */
  seal(text: string, aad: string): string;
  /** The text; null where it was sealed by another key or for something else, or was changed. Never throws. */
  open(sealed: string, aad: string): string | null;
};

const ALGORITHM = 'aes-256-gcm';
const PREFIX = 'v1.';
const NONCE = 12;
const TAG = 16;
/** The one length there is for this cipher. */
export const KEY_BYTES = 32;

function decrypt(key: Buffer, sealed: string, aad: string): string {
  const encoded = sealed.slice(PREFIX.length);
  const bytes = Buffer.from(encoded, 'base64url');
  // Decoding passes over what is no base64url: there shall be one spelling.
  if (bytes.toString('base64url') !== encoded) throw new TypeError('not as it was sealed');
  const nonce = bytes.subarray(0, NONCE);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(aad)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
}

/** A vault with this key; with none it keeps nothing. */
export function createVault(key: Buffer | null): Vault {
  if (key !== null && key.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes`);
  return {
    canKeep: key !== null,
    seal(text, aad) {
      if (key === null) throw new Error('there is no key to keep secrets with');
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG });
      cipher.setAAD(Buffer.from(aad));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, aad) {
      if (key === null || !sealed.startsWith(PREFIX)) return null;
      try {
        return decrypt(key, sealed, aad);
      } catch {
        return null;
      }
    },
  };
}
