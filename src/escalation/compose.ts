import type { Finding } from '../checks/finding.ts';
import type { StatusReport } from '../checks/report.ts';
import type { Clock } from '../clock.ts';
import type { Entry } from '../knowledge/schema.ts';
import type { Case } from '../store/cases.ts';

/** One thing that was tried on the number. `at` is milliseconds since the epoch. */
export type Tried = {
  readonly at: number;
  readonly what: string;
  readonly outcome: string;
  readonly traceId: string | null;
};

export type Severity = 'high' | 'normal' | 'low';

export type EscalationInput = {
  readonly about: Case;
  /** When the thread began. */
  readonly openedAt: number;
  readonly entry: Entry | null;
  /** Oldest first. */
  readonly tried: readonly Tried[];
  /** Read just now; null: no number is known to look at. */
  readonly report: StatusReport | null;
  /** Meta reports trouble, or we see it. */
  readonly isOutage: boolean;
  readonly now: ReturnType<Clock>;
};

export type Escalation = { readonly severity: Severity; readonly text: string };

const utc = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/**
 * How urgent to call it. High: a number in service is down, or many are. Low: nothing has been tried yet, so that Meta
 * would answer with the steps that we know.
 */
export function suggestSeverity({ report, isOutage, tried }: EscalationInput): Severity {
  const wasLive = report?.findings.some(({ check, verdict }) => check === 'quality' && verdict === 'ok');
  if (isOutage || (report?.overall === 'broken' && wasLive)) return 'high';
  return tried.length === 0 ? 'low' : 'normal';
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  high: 'High: a number in service is affected, or several customers are',
  normal: 'Normal: one number cannot be connected',
  low: 'Low: nothing has been tried yet; do the steps first',
};

function heading({ entry, about }: EscalationInput): string[] {
  const title = entry?.title ?? 'An error that is not known to us';
  return [`Subject: ${title}${about.codes.length === 0 ? '' : ` (${about.codes.join(', ')})`}`];
}

function ids({ about, report }: EscalationInput): string[] {
  const number = report?.number;
  const phone = number?.display ?? about.phones[0] ?? 'not known';
  const phoneNumberId = number?.phoneNumberId ?? about.phoneNumberIds[0] ?? 'not known';
  const wabaId = number?.wabaId ?? about.wabaIds[0] ?? 'not known';
  return [
    `Phone number: ${phone}`,
    `Phone number ID: ${phoneNumberId}`,
    `WhatsApp Business Account ID: ${wabaId}`,
  ];
}

function traces({ about, tried, report, openedAt }: EscalationInput): string[] {
  const ours = tried.flatMap(({ traceId, at }) => (traceId === null ? [] : [`${traceId} (${utc(at)})`]));
  const pasted = about.traceIds
    .filter((id) => !tried.some(({ traceId }) => traceId === id))
    .map((id) => `${id} (reported in a thread opened ${utc(openedAt)})`);
  const read = report?.traceId ? [`${report.traceId} (live check, ${utc(report.readAt)})`] : [];
  const all = [...ours, ...pasted, ...read];
  return ['fbtrace_id:', ...(all.length === 0 ? ['- none was kept'] : all.map((line) => `- ${line}`))];
}

function attempts({ tried }: EscalationInput): string[] {
  const lines = tried.map(({ at, what, outcome }) => `- ${utc(at)}: ${what}: ${outcome}`);
  return ['What was tried:', ...(lines.length === 0 ? ['- nothing through our tool yet'] : lines)];
}

const findingLine = ({ check, verdict, summary }: Finding) => `- ${check}: ${verdict}. ${summary}`;

function findings({ report }: EscalationInput): string[] {
  if (report === null) return ['Live state: not read, for no number is known'];
  const told = report.findings.filter(({ check }) => check !== 'ledger');
  return [`Live state, read ${utc(report.readAt)}:`, ...told.map(findingLine)];
}

/**
 * What Meta's Direct Support asks for, as plain text to send: ids, trace ids with their times, what was tried, and the
 * live state. Everything in it comes from redacted text. Pure.
 */
export function composeEscalation(input: EscalationInput): Escalation {
  const severity = suggestSeverity(input);
  const { about, now } = input;
  const parts = [
    heading(input),
    [`Severity: ${SEVERITIES[severity]}`, `Written: ${utc(now)}`],
    ids(input),
    ['What the customer meets:', about.summary],
    traces(input),
    attempts(input),
    findings(input),
  ];
  return { severity, text: parts.map((lines) => lines.join('\n')).join('\n\n') };
}
