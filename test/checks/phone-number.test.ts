import { describe, expect, test } from 'vitest';
import {
  healthReadings,
  phoneNumberLabels as labels,
  nameReadings,
  platformReadings,
  qualityReadings,
  statusReadings,
  verificationReadings,
} from '../../src/answer/texts-phone-number.ts';
import type { Finding } from '../../src/checks/finding.ts';
import { checkPhoneNumber } from '../../src/checks/phone-number.ts';
import type { PhoneNumber } from '../../src/graph/phone-numbers.ts';

const healthy: PhoneNumber = {
  id: '106540352242922',
  displayPhoneNumber: '+48 600 123 456',
  verifiedName: 'Kwiaciarnia',
  status: 'CONNECTED',
  codeVerificationStatus: 'VERIFIED',
  nameStatus: 'APPROVED',
  qualityRating: 'GREEN',
  platformType: 'CLOUD_API',
  accountMode: 'LIVE',
  isOnBizApp: false,
  isPinEnabled: true,
  newDisplayName: null,
  newNameStatus: null,
  throughput: 'STANDARD',
  messagingLimit: null,
  health: null,
  overrideCallback: null,
  lastOnboardedTime: null,
  canSendMessage: 'AVAILABLE',
};

const check = (change: Partial<PhoneNumber>) => checkPhoneNumber({ ...healthy, ...change });
const factOf = (finding: Finding, label: string) => finding.facts.find(([name]) => name === label)?.[1];

test('a healthy number is ok, and every fact is told', () => {
  const finding = check({});
  expect(finding).toMatchObject({ check: 'phone-number', verdict: 'ok' });
  expect(finding.next).toBeUndefined();
  expect(finding.facts.map(([label]) => label)).toEqual([
    labels.number,
    labels.name,
    labels.status,
    labels.platform,
    labels.verification,
    labels.nameStatus,
    labels.health,
    labels.quality,
    labels.bizApp,
    labels.pin,
    labels.mode,
  ]);
});

describe('each value of', () => {
  test.each(Object.keys(statusReadings))('status: %s', (status) => {
    const finding = check({ status });
    expect(finding.verdict).toBe(statusReadings[status]?.verdict);
    expect(factOf(finding, labels.status)).toBe(statusReadings[status]?.says);
  });

  test.each([
    ...Object.keys(verificationReadings).map(
      (value) => [{ codeVerificationStatus: value }, verificationReadings, value] as const,
    ),
    ...Object.keys(nameReadings).map((value) => [{ nameStatus: value }, nameReadings, value] as const),
    ...Object.keys(qualityReadings).map(
      (value) => [{ qualityRating: value }, qualityReadings, value] as const,
    ),
    ...Object.keys(platformReadings).map(
      (value) => [{ platformType: value }, platformReadings, value] as const,
    ),
    ...Object.keys(healthReadings).map(
      (value) => [{ canSendMessage: value }, healthReadings, value] as const,
    ),
  ])('%j on a number that waits to be registered', (change, readings, value) => {
    const finding = check({ status: 'PENDING', ...change });
    expect(finding.verdict).toBe('fault');
    expect(finding.facts.map(([, says]) => says)).toContain(readings[value]?.says);
  });
});

describe('the verdict', () => {
  test.each<[name: string, change: Partial<PhoneNumber>, verdict: Finding['verdict'], summary: RegExp]>([
    [
      'a number that was never registered',
      { status: 'PENDING', platformType: 'NOT_APPLICABLE' },
      'fault',
      /^Registration/,
    ],
    ['a connected number of low quality', { qualityRating: 'RED' }, 'warning', /^Quality/],
    [
      'a connected number whose verification ran out',
      { codeVerificationStatus: 'EXPIRED' },
      'warning',
      /registered again/,
    ],
    [
      'an unverified number',
      { status: 'UNVERIFIED', codeVerificationStatus: 'NOT_VERIFIED' },
      'fault',
      /^Registration/,
    ],
    ['a fault beside a warning', { qualityRating: 'RED', canSendMessage: 'BLOCKED' }, 'fault', /^Sending/],
    ['a status that is new', { status: 'HIBERNATING' }, 'unknown', /HIBERNATING/],
    ['a status that was not told', { status: null }, 'unknown', /did not tell/],
    [
      'a new status beside a warning',
      { status: 'HIBERNATING', qualityRating: 'RED' },
      'unknown',
      /HIBERNATING/,
    ],
    ['a number of both worlds', { isOnBizApp: true }, 'ok', /healthy/],
    ['a number of the app alone', { isOnBizApp: true, platformType: null }, 'warning', /Business app/],
    [
      'a number of which little is told',
      { nameStatus: null, qualityRating: null, isPinEnabled: null },
      'ok',
      /healthy/,
    ],
  ])('of %s', (_name, change, verdict, summary) => {
    const finding = check(change);
    expect(finding.verdict).toBe(verdict);
    expect(finding.summary).toMatch(summary);
  });

  test('comes with a next step unless all is well or nothing is known', () => {
    for (const status of Object.keys(statusReadings)) {
      const finding = check({ status });
      expect(finding.next !== undefined, status).toBe(['fault', 'warning'].includes(finding.verdict));
    }
  });
});

test('a number in both the app and the Cloud API is never to be registered by the API', () => {
  expect(factOf(check({ isOnBizApp: true }), labels.bizApp)).toMatch(/never register/);
});

test('a number that is not in the app may still be on a phone', () => {
  expect(factOf(check({ isOnBizApp: false }), labels.bizApp)).toMatch(/may still/);
});
