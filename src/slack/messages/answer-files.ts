import { bulkNothingText, bulkSpreadsheetText } from '../../answer/texts-bulk.ts';
import { fileTexts } from '../../answer/texts-pictures.ts';
import type { BulkList } from '../../bulk/item.ts';
import { readTable } from '../../bulk/read-table.ts';
import { joinPastes } from '../../intake/join-pastes.ts';
import { readPlainPaste } from '../../intake/plain-paste.ts';
import type { Paste } from '../../intake/types.ts';
import { isSpreadsheet, isTable, isText, type SharedFile } from '../files/shared-file.ts';
import type { MessageJob } from '../job.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';
import { answerBulk } from './answer-bulk.ts';
import { answerPaste } from './answer-paste.ts';
import { answerPurpose } from './diagnose.ts';
import { readTextFile } from './read-text-file.ts';

const namesError = ({ errors, codes }: Paste) => errors.length > 0 || codes.length > 0;

/** A file of numbers; a log that names an error is none, whatever numbers stand in it. */
function readList(job: MessageJob, file: SharedFile, text: string, paste: Paste): BulkList | null {
  if (namesError(job.paste) || (!isTable(file) && namesError(paste))) return null;
  return readTable(text);
}

async function say(deps: WorkDeps, job: MessageJob, eventId: number, text: string): Promise<void> {
  const { channel, threadTs } = job;
  const payload = { text, blocks: [] };
  const messages = [{ op: 'post', purpose: answerPurpose(job), channel, threadTs, payload } as const];
  await conclude(deps, eventId, { messages });
}

/** A message with a text file: a list of numbers to check, or else more of what was pasted. */
async function answerTextFile(
  deps: WorkDeps,
  job: MessageJob,
  eventId: number,
  file: SharedFile,
  asked: boolean,
): Promise<void> {
  const read = await readTextFile(deps, file);
  if (read.kind === 'problem') {
    const isAboutFile = asked && !namesError(job.paste);
    if (isAboutFile) return await say(deps, job, eventId, fileTexts[read.problem]);
    return await answerPaste(deps, job, eventId, asked);
  }
  const paste = readPlainPaste(read.text);
  const list = asked ? readList(job, file, read.text, paste) : null;
  if (list !== null) return await answerBulk(deps, job, eventId, list);
  if (asked && isTable(file) && !namesError(paste)) return await say(deps, job, eventId, bulkNothingText);
  await answerPaste(deps, { ...job, paste: joinPastes([job.paste, paste]) }, eventId, asked);
}

/** Answers a message with regard to the files that were sent along with it. */
export async function answerFiles(
  deps: WorkDeps,
  job: MessageJob,
  eventId: number,
  asked: boolean,
): Promise<void> {
  const file = job.files.find(isText);
  if (file !== undefined) return await answerTextFile(deps, job, eventId, file, asked);
  const isAboutSpreadsheet = asked && job.files.some(isSpreadsheet) && !namesError(job.paste);
  if (isAboutSpreadsheet) return await say(deps, job, eventId, bulkSpreadsheetText);
  await answerPaste(deps, job, eventId, asked);
}
