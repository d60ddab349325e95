import { describe, expect, test } from 'vitest';
import { groupClaims, nameClaim } from '../../src/knowledge/claims.ts';
import { lintKnowledge } from '../../src/knowledge/lint.ts';
import { loadKnowledge, requireLanguages } from '../../src/knowledge/load.ts';
import { documentedCodes, foreignCodes } from './documented-codes.ts';
import { shippedFolder } from './folder.ts';

const knowledge = loadKnowledge(shippedFolder);
const claims = groupClaims(knowledge.entries.values());
/** When the sources were last gone through; later days are for `desk knowledge lint`. */
const today = '2026-11-21';

/** The entry that a code leads to when nothing else decides. */
function leadsTo(name: string): string | undefined {
  const all = claims.get(name) ?? [];
  return (all.find(({ claim }) => claim.default) ?? all[0])?.entry;
}

test('every file of the shipped knowledge is valid', () => {
  expect(() => requireLanguages(knowledge)).not.toThrow();
  expect(knowledge.entries.size).toBeGreaterThanOrEqual(48);
});

test('the shipped set is in order', () => {
  expect(lintKnowledge(knowledge, today)).toEqual([]);
});

describe('codes', () => {
  test.each(Object.entries(documentedCodes))('%s', (entry, names) => {
    for (const name of names) expect([name, leadsTo(name)]).toEqual([name, entry]);
  });

  test('every permission code from 200 to 299 says that a permission is missing', () => {
    for (let code = 200; code <= 299; code += 1)
      expect(leadsTo(nameClaim({ code }))).toBe('permission-denied');
  });

  test('codes of other fields have a pointer and no entry', () => {
    for (const code of foreignCodes) {
      expect([code, leadsTo(String(code)), knowledge.foreignCodes.has(code)]).toEqual([
        code,
        undefined,
        true,
      ]);
    }
  });

  test('the three causes of 100/2388001 share it', () => {
    expect(
      claims
        .get('2388001')
        ?.map(({ entry }) => entry)
        .sort(),
    ).toEqual(['cannot-create-certificate', 'confirm-ownership', 'number-linked']);
  });

  test('codes that say little give way to a sure wording', () => {
    const weak = ['0', '1', '2', '3', '4', '10', '17', '100', '200', '131000', '131009'];
    for (const name of weak)
      expect([name, claims.get(name)?.every(({ claim }) => claim.weak)]).toEqual([name, true]);
  });
});

test('waits follow what Meta says', () => {
  const minutes = (id: string) => knowledge.entries.get(id)?.waits.map((wait) => wait.minutes);
  expect(minutes('number-linked')).toEqual([3, 15]);
  expect(minutes('platform-disconnect-wait')).toEqual([15]);
  expect(minutes('recently-deleted')).toEqual([5]);
  expect(minutes('register-rate-limit')).toEqual([72 * 60]);
  expect(minutes('otp-too-many-attempts')).toEqual([12 * 60, null]);
  expect(minutes('pin-attempts')).toEqual([null]);
  expect(minutes('pin-too-quick')).toEqual([null]);
});

test('a faulty registration is cured by registering, never by deregistering', () => {
  expect(knowledge.entries.get('incorrect-certificate')?.actions).toEqual(['register']);
});

test('English has a reply for the errors that customers meet most', () => {
  const replies = knowledge.replies.get('en')?.replies ?? {};
  const wanted = [
    'number-linked',
    'pin-mismatch',
    'reverify-needed',
    'otp-invalid',
    'platform-disconnect-wait',
  ];
  expect(wanted.filter((id) => !(id in replies))).toEqual([]);
});
