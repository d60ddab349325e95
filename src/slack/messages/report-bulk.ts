import { bulkCard, bulkPages, countShown } from '../../answer/bulk-card.ts';
import { bulkCsv } from '../../answer/bulk-csv.ts';
import type { BulkReport } from '../../checks/bulk-report.ts';
import { type BulkCheck, markBulkFile } from '../../store/bulk-checks.ts';
import type { NewMessage } from '../../store/outbox.ts';
import type { MessageJob } from '../job.ts';
import type { WorkDeps } from '../work/deps.ts';

/** The message that asks for a check, in the words that it had then: an edited list is another list. */
export function bulkKey({ ts, editedTs }: MessageJob): string {
  return editedTs === null ? ts : `${ts}/${editedTs}`;
}

/** Purpose of the message that first shows the progress of a check, then its result. */
export function bulkPurpose(job: MessageJob): string {
  return `bulk:${job.channel}:${bulkKey(job)}`;
}

/** Messages that stand for a file which Slack does not take. */
const MAX_PAGES = 4;

/** Sends all rows as a file. One that an earlier start may have sent is looked for before it is sent again. */
async function sendFile(
  { db, clock, files }: WorkDeps,
  { channel, threadTs }: MessageJob,
  check: BulkCheck,
  report: BulkReport,
): Promise<boolean> {
  const place = { channel, threadTs };
  const day = new Date(report.readAt).toISOString().slice(0, 10);
  const name = `wa-numbers-${day}-${check.id.slice(0, 8)}.csv`;
  if (check.file === 'sent') return true;
  if (check.file === 'sending' && (await files.isThere(place, name))) return true;
  await markBulkFile(db, check.id, 'sending', clock());
  const isSent = await files.upload(place, { name, title: name, text: bulkCsv(report.rows) });
  await markBulkFile(db, check.id, isSent ? 'sent' : 'none', clock());
  return isSent;
}

/** The messages that show a finished check: the table in place of the progress, and what it has no room for. */
export async function reportBulk(
  deps: WorkDeps,
  job: MessageJob,
  check: BulkCheck,
  report: BulkReport,
): Promise<NewMessage[]> {
  const { channel, threadTs } = job;
  const target = bulkPurpose(job);
  const fits = countShown(report) >= report.rows.length;
  const rest = fits || (await sendFile(deps, job, check, report)) ? 'file' : 'messages';
  const pages = rest === 'file' ? [] : bulkPages(report, MAX_PAGES);
  const card = bulkCard(report, { left: check.skipped, rest });
  return [
    { op: 'update', purpose: `${target}:card`, target, channel, threadTs, payload: card },
    ...pages.map((payload, at): NewMessage => {
      return { op: 'post', purpose: `${target}:page:${at}`, channel, threadTs, payload };
    }),
  ];
}
