import { type Logger, LogLevel } from '@slack/bolt';
import { describeError, type Log } from '../log.ts';

/** Texts of the SDKs are sentences; anything else they log is a payload, of which only the kind is kept. */
function toSentence(parts: readonly unknown[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return part instanceof Error ? JSON.stringify(describeError(part)) : `[${typeof part}]`;
    })
    .join(' ');
}

/**
 * The SDKs' logger on top of ours. Debug lines are dropped at every level: socket-mode and web-api print
 * whole payloads there, with whatever people pasted.
 */
export function createBoltLogger(log: Log): Logger {
  return {
    debug: () => {},
    info: (...parts) => log.debug(toSentence(parts)),
    warn: (...parts) => log.warn(toSentence(parts)),
    error: (...parts) => log.error(toSentence(parts)),
    setLevel: () => {},
    // The SDKs ask before they build a debug line.
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
