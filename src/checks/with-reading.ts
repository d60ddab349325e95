import type { Reading } from '../graph/errors.ts';
import { readFailed } from './could-not-tell.ts';
import type { Finding } from './finding.ts';

/** Checks what was read; a read that failed makes a finding that could not tell. */
export function withReading<Value>(
  check: string,
  reading: Reading<Value>,
  look: (value: Value) => Finding,
): Finding {
  return reading.kind === 'ok' ? look(reading.value) : readFailed(check, reading.reason);
}
