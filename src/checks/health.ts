import { statusNotTold, unknownValue, type ValueReading } from '../answer/texts-phone-number.ts';
import {
  entityName,
  healthErrorText,
  healthGood,
  healthNext,
  healthText,
  healthTold,
} from '../answer/texts-status-account.ts';
import type { Health, HealthEntity, HealthError } from '../graph/health.ts';
import { combine, type Line, toFinding } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding, Side } from './finding.ts';
import { HEALTH_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'health', side: 'customer', source: HEALTH_SOURCE } as const;

/** Calls and templates: no matter of registration. */
const HARMLESS = new Set([138024, 138025, 141002]);

const isHarmless = ({ code }: HealthError) => code !== null && HARMLESS.has(code);

function sideOf(type: string): Side {
  return type === 'APP' || type === 'PHONE_NUMBER' ? 'us' : 'customer';
}

function readEntity({ type, canSend, errors, hints }: HealthEntity): ValueReading {
  const real = errors.filter((error) => !isHarmless(error));
  const isQuiet = errors.length > 0 && real.length === 0 && hints.length === 0;
  if (canSend === 'AVAILABLE' || isQuiet) return { verdict: 'ok', says: healthTold };
  if (canSend !== 'LIMITED' && canSend !== 'BLOCKED') {
    return canSend === null ? statusNotTold : unknownValue(canSend);
  }
  const words = [...real.map((error) => healthErrorText(error.description, error.code)), ...hints];
  const isBlocked = canSend === 'BLOCKED';
  return {
    verdict: isBlocked ? 'fault' : 'warning',
    says: healthText(isBlocked, words.length === 0 ? null : words.join(' ')),
    next: real.find((error) => error.solution !== null)?.solution ?? healthNext,
    side: sideOf(type),
  };
}

function look(health: Health): Finding {
  const { entities, canSend } = health;
  const relevant = entities.filter(({ type }) => type !== 'MESSAGE_TEMPLATE');
  const [first, ...others] = relevant.map((entity): Line => [entityName(entity.type), readEntity(entity)]);
  if (first === undefined) {
    const whole = { type: 'WABA', id: null, canSend, errors: [], hints: [] };
    return toFinding(FRAME, readEntity(whole));
  }
  const finding = combine(FRAME, [first, ...others]);
  return finding.verdict === 'ok' ? { ...toFinding(FRAME, { verdict: 'ok', says: healthGood }) } : finding;
}

/** What Meta itself says of number, account, business and app, with its own errors and solutions. */
export function checkHealth({ number }: StatusFacts): Finding {
  return withReading(FRAME.check, number, ({ health }) =>
    health === null ? toFinding(FRAME, statusNotTold) : look(health),
  );
}
