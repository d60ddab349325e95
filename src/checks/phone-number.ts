import {
  accountMode,
  healthReadings,
  phoneNumberLabels as labels,
  mattersLater,
  nameReadings,
  notOnBizApp,
  onBizApp,
  phoneNumberSummary,
  pinSet,
  platformReadings,
  qualityReadings,
  statusNotTold,
  statusReadings,
  unknownValue,
  type ValueReading,
  verificationReadings,
} from '../answer/texts-phone-number.ts';
import type { PhoneNumber } from '../graph/phone-numbers.ts';
import type { Finding, Verdict } from './finding.ts';

const CHECK = 'phone-number';
const SOURCE =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers';

/** "Could not tell" outranks a warning: a number of unknown state is not "fine, but …". */
const WEIGHT = { fault: 3, unknown: 2, warning: 1, ok: 0 } as const satisfies Record<Verdict, number>;

type Line = readonly [label: string, reading: ValueReading];

const lookUp = (readings: Readonly<Record<string, ValueReading>>, value: string) =>
  readings[value] ?? unknownValue(value);

function readStatus({ status }: PhoneNumber): ValueReading {
  return status === null ? statusNotTold : lookUp(statusReadings, status);
}

/** A fault of what registering needs is only a warning while the number is registered. */
function readForRegistering(
  number: PhoneNumber,
  readings: Readonly<Record<string, ValueReading>>,
  value: string,
): ValueReading {
  const reading = lookUp(readings, value);
  return reading.verdict === 'fault' && number.status === 'CONNECTED' ? mattersLater(reading) : reading;
}

function readBizApp({ isOnBizApp, platformType }: PhoneNumber): ValueReading {
  return isOnBizApp ? onBizApp(platformType === 'CLOUD_API') : notOnBizApp;
}

/** One line a field that Meta told, the most telling first. */
function readLines(number: PhoneNumber): Line[] {
  const { codeVerificationStatus, nameStatus, qualityRating, platformType, canSendMessage } = number;
  const lines: (Line | null)[] = [
    [labels.status, readStatus(number)],
    platformType === null ? null : [labels.platform, lookUp(platformReadings, platformType)],
    codeVerificationStatus === null
      ? null
      : [labels.verification, readForRegistering(number, verificationReadings, codeVerificationStatus)],
    nameStatus === null ? null : [labels.nameStatus, readForRegistering(number, nameReadings, nameStatus)],
    canSendMessage === null ? null : [labels.health, lookUp(healthReadings, canSendMessage)],
    qualityRating === null ? null : [labels.quality, lookUp(qualityReadings, qualityRating)],
    number.isOnBizApp === null ? null : [labels.bizApp, readBizApp(number)],
    number.isPinEnabled === null ? null : [labels.pin, pinSet(number.isPinEnabled)],
    number.accountMode === null ? null : [labels.mode, accountMode(number.accountMode)],
  ];
  return lines.filter((line) => line !== null);
}

/** The line that decides: the weightiest verdict, and the first of those. */
function findDecisive(lines: readonly Line[]): Line {
  return lines.reduce((worst, line) => (WEIGHT[line[1].verdict] > WEIGHT[worst[1].verdict] ? line : worst));
}

/** Says whether a number is registered and healthy, from the state of its node. Pure. */
export function checkPhoneNumber(number: PhoneNumber): Finding {
  const lines = readLines(number);
  const [label, { verdict, says, next }] = findDecisive(lines);
  const names: [string, string | null][] = [
    [labels.number, number.displayPhoneNumber],
    [labels.name, number.verifiedName],
  ];
  return {
    check: CHECK,
    verdict,
    summary: phoneNumberSummary(verdict, label, says),
    ...(next === undefined ? {} : { next }),
    facts: [
      ...names.filter((fact): fact is [string, string] => fact[1] !== null),
      ...lines.map(([name, reading]): [string, string] => [name, reading.says]),
    ],
    source: SOURCE,
  };
}
