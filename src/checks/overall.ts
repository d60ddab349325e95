import { findWorst } from './compose.ts';
import type { Finding } from './finding.ts';

export type Overall = 'healthy' | 'degraded' | 'broken' | 'unknown';

/** Without it nothing is said about the number as a whole. */
const ESSENTIAL = new Set(['number-status']);

/** One word for a number: a fault breaks it, an essential check that could not tell leaves it unknown. */
export function judge(findings: readonly Finding[]): Overall {
  if (findings.some(({ verdict }) => verdict === 'fault')) return 'broken';
  if (findings.some(({ verdict, check }) => verdict === 'unknown' && ESSENTIAL.has(check))) return 'unknown';
  return findings.some(({ verdict }) => verdict === 'warning') ? 'degraded' : 'healthy';
}

/** The finding to act on first; null where all is well. */
export function findDecisive(findings: readonly Finding[], overall: Overall): Finding | null {
  const candidates = findings.filter(({ verdict, check }) =>
    overall === 'degraded' ? verdict === 'warning' : verdict !== 'unknown' || ESSENTIAL.has(check),
  );
  const [first, ...others] = candidates;
  if (first === undefined || overall === 'healthy') return null;
  return findWorst([first, ...others], ({ verdict }) => verdict);
}
