import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVault, KEY_BYTES } from '../../src/vault/vault.ts';

const key = randomBytes(KEY_BYTES);
const vault = createVault(key);

test('what was sealed opens again, after a restart as well', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, aad) => {
      const sealed = vault.seal(text, aad);
      expect(createVault(Buffer.from(key)).open(sealed, aad)).toBe(text);
    }),
  );
});

test('the same text is sealed differently each time', () => {
  const sealed = Array.from({ length: 100 }, () => vault.seal('123456', 'retry-1'));
  expect(new Set(sealed).size).toBe(sealed.length);
});

describe('stays shut', () => {
  const sealed = vault.seal('123456', 'retry-1');

  test('with another key', () => {
    expect(createVault(randomBytes(KEY_BYTES)).open(sealed, 'retry-1')).toBeNull();
  });

  test('for another retry', () => {
    expect(vault.open(sealed, 'retry-2')).toBeNull();
  });

  test('when any of its characters is another', () => {
    for (let at = 0; at < sealed.length; at++) {
      for (const other of ['A', 'B', '-', ' ', '=']) {
        if (sealed[at] === other) continue;
        const tampered = sealed.slice(0, at) + other + sealed.slice(at + 1);
        expect(vault.open(tampered, 'retry-1')).toBeNull();
      }
    }
  });

  test('when it is cut short or goes on', () => {
    for (let length = 0; length < sealed.length; length++) {
      expect(vault.open(sealed.slice(0, length), 'retry-1')).toBeNull();
    }
    expect(vault.open(`${sealed}A`, 'retry-1')).toBeNull();
  });

  test('when it is nothing of ours', () => {
    for (const text of ['', 'v1.', 'v2.AAAA', '123456', `v1.${'A'.repeat(80)}`]) {
      expect(vault.open(text, 'retry-1')).toBeNull();
    }
  });
});

describe('without a key', () => {
  const none = createVault(null);

  test('nothing is kept, and nothing opens', () => {
    expect(none.canKeep).toBe(false);
    expect(vault.canKeep).toBe(true);
    expect(() => none.seal('123456', 'retry-1')).toThrow('no key');
    expect(none.open(vault.seal('123456', 'retry-1'), 'retry-1')).toBeNull();
  });
});

test('a key of another length is refused', () => {
  expect(() => createVault(Buffer.alloc(16))).toThrow(RangeError);
});
