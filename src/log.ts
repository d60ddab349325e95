import type { Clock } from './clock.ts';

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

export type Fields = Readonly<Record<string, unknown>>;

export type Log = {
  readonly level: LogLevel;
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
  /** The same log under the name of one part of the program. */
  for(subsystem: string): Log;
};

export type LogOptions = {
  readonly level: LogLevel;
  readonly clock: Clock;
  /** Gets one JSON line, its newline included. */
  readonly write: (line: string) => void;
  /** Takes the secrets out of a text. */
  readonly redact: (text: string) => { readonly text: string };
};

/** Longest string of a log line, in UTF-16 units: a log is no place for a paste. */
const MAX_STRING = 500;
/** Longest string that is looked through for secrets before it is cut, lest the cut halve one. */
const MAX_SCANNED = 10 * MAX_STRING;
const MAX_DEPTH = 4;

/** A Slack timestamp looks like a phone number to the eye of a pattern, and is needed to find a message. */
const PHONE = /(?<![\w.])(?:\+\d[\d ().-]{6,18}\d|\d{10,14}(?!\.\d{6})|\d{3}[ -]\d{3}[ -]\d{3,4})(?!\d)/g;

/** Leaves the first two and last two digits of every phone number: enough to tell two apart, not to call. */
export function maskPhones(text: string): string {
  return text.replace(PHONE, (match) => {
    const digits = match.replace(/\D/g, '');
    return `${match.startsWith('+') ? '+' : ''}${digits.slice(0, 2)}…${digits.slice(-2)}`;
  });
}

/** What may be known of an error in a log: never its fields, which can hold a request with its token. */
export function describeError(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.name, ...code, detail: error.message };
}

function cleanValue(value: unknown, cleanText: (text: string) => string, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value instanceof Error) return cleanValue(describeError(value), cleanText, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '…';
  if (Array.isArray(value)) return value.map((item) => cleanValue(item, cleanText, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, cleanValue(item, cleanText, depth + 1)]),
  );
}

function openSubsystem(options: LogOptions, subsystem: string): Log {
  const threshold = logLevels.indexOf(options.level);
  const cleanText = (text: string) =>
    maskPhones(options.redact(text.slice(0, MAX_SCANNED)).text).slice(0, MAX_STRING);
  const write = (level: LogLevel, message: string, fields: Fields = {}) => {
    if (logLevels.indexOf(level) < threshold) return;
    const time = new Date(options.clock()).toISOString();
    const cleaned = cleanValue(fields, cleanText, 0);
    const line = { time, level, subsystem, message: cleanText(message), ...(cleaned as Fields) };
    options.write(`${JSON.stringify(line)}\n`);
  };
  return {
    level: options.level,
    debug: (message, fields) => write('debug', message, fields),
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
    for: (name) => openSubsystem(options, name),
  };
}

/** A log of JSON lines. Every string that goes through it loses its secrets and phone numbers. */
export function openLog(options: LogOptions): Log {
  return openSubsystem(options, 'wa-desk');
}
