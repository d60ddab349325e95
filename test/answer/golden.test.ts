import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerMessage } from '../../src/answer/answer.ts';
import type { SlackMessage } from '../../src/answer/message.ts';
import { secretWarning } from '../../src/answer/secret-warning.ts';
import type { Diagnosis, Match } from '../../src/match/types.ts';
import { knowledge, paste, silent, sure, unsure } from './sample.ts';
import { findFaults } from './validate-message.ts';

/** One message of each kind as it goes to Slack; `npx vitest run test/answer -u` records them anew. */
const base = { paste, knowledge, caseId: 'case-1', asked: false };
const asked = { ...base, asked: true };
const byCode: Match = {
  entry: 'pin-mismatch',
  via: 'code',
  confidence: 1,
  evidence: [{ quote: '(#133005)', means: 'code 133005' }],
};
const two: Diagnosis = { ...sure, language: null, matches: [byCode, ...sure.matches] };
const picked: Diagnosis = {
  ...sure,
  matches: [{ entry: 'register-rate-limit', via: 'phrase', confidence: 1, evidence: [] }],
};
const unknownError = { ...paste, errors: [{ code: 139_555, message: 'Something <new> & odd' }] };

const messages: Record<string, SlackMessage | null> = {
  sure: answerMessage({ ...base, diagnosis: sure }),
  'sure-plain': answerMessage({ ...base, diagnosis: sure }, { plain: true }),
  'two-errors': answerMessage({ ...base, diagnosis: two }),
  picked: answerMessage({ ...base, diagnosis: picked }),
  unsure: answerMessage({ ...asked, diagnosis: unsure }),
  'unknown-code': answerMessage({
    ...asked,
    paste: unknownError,
    diagnosis: { ...silent, unknownCodes: ['139555'] },
  }),
  'foreign-code': answerMessage({ ...asked, diagnosis: { ...silent, foreignCodes: [132_001] } }),
  unknown: answerMessage({ ...asked, diagnosis: silent }),
  'secret-warning': secretWarning({
    secrets: [{ kind: 'access token', last4: 'ab12' }, { kind: 'PIN or code' }],
  }),
};

test.each(Object.keys(messages))('%s', async (name) => {
  const message = messages[name];
  expect(message).not.toBeNull();
  if (message) expect(findFaults(message)).toEqual([]);
  await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden', `${name}.json`),
  );
});
