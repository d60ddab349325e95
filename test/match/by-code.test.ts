import { describe, expect, test } from 'vitest';
import { readPaste } from '../../src/intake/paste.ts';
import { buildCodeIndex, findByCode } from '../../src/match/by-code.ts';
import { anEntry, someKnowledge } from '../support/knowledge.ts';

const knowledge = someKnowledge(
  anEntry('pin-mismatch', [{ code: 133005 }]),
  anEntry('number-linked', [{ code: 100, subcode: 2388001, shared: true }]),
  anEntry('cannot-create-certificate', [{ code: 100, subcode: 2388001, shared: true, default: true }]),
  anEntry('invalid-parameter', [{ code: 100, weak: true }]),
  anEntry('object-not-found', [{ code: 100, subcode: 33 }]),
  anEntry('platform-disconnect-wait', [{ subcode: 2655094 }]),
);
const index = buildCodeIndex(knowledge);
const look = (text: string) => findByCode(index, readPaste(text));

describe('codes', () => {
  test('a code alone', () => {
    expect(look('error 133005').findings).toMatchObject([{ fallback: 'pin-mismatch', weak: false }]);
  });

  test('a code with its subcode is told from the code alone', () => {
    expect(look('{"error":{"code":100,"error_subcode":33}}').findings).toMatchObject([
      { fallback: 'object-not-found' },
    ]);
    expect(look('{"error":{"code":100}}').findings).toMatchObject([
      { fallback: 'invalid-parameter', weak: true },
    ]);
  });

  test('a shared code names all its entries, and the default', () => {
    const [finding] = look('{"error":{"code":100,"error_subcode":2388001}}').findings;
    expect(finding?.entries).toEqual(['number-linked', 'cannot-create-certificate']);
    expect(finding?.fallback).toBe('cannot-create-certificate');
  });

  test('a signup number counts as code and as subcode', () => {
    expect(look('error_code: 2655094').findings).toMatchObject([{ fallback: 'platform-disconnect-wait' }]);
  });

  test('an unknown code is named, once', () => {
    expect(look('error 133099, again error 133099').unknown).toEqual(['133099']);
  });

  test('the code of another field is set apart', () => {
    expect(look('(#132001) Template does not exist').foreign).toEqual([132001]);
  });
});
