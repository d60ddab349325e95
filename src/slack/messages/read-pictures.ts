import type { PictureNote } from '../../answer/picture-note.ts';
import { type PictureProblem, readingPictureText } from '../../answer/texts-pictures.ts';
import { MINUTE } from '../../clock.ts';
import { joinPastes } from '../../intake/join-pastes.ts';
import { readPlainPaste } from '../../intake/plain-paste.ts';
import type { Paste } from '../../intake/types.ts';
import { MAX_BYTES, MAX_PICTURES } from '../../pictures/bounds.ts';
import { openPicture } from '../../pictures/picture.ts';
import { readPicture } from '../../pictures/read-picture.ts';
import type { ReaderName } from '../../pictures/reader.ts';
import { planMessage } from '../../store/outbox.ts';
import { isPicture, type SharedFile } from '../files/shared-file.ts';
import type { MessageJob } from '../job.ts';
import type { WorkDeps } from '../work/deps.ts';
import { answerPurpose } from './diagnose.ts';

/** A message together with what was read off its pictures. */
export type Seen = {
  readonly job: MessageJob;
  /** null: nothing was read. */
  readonly note: PictureNote | null;
  /** Why a picture could not be read; null: each was, or there is none. */
  readonly problem: PictureProblem | null;
};

/** For all pictures of a message together. */
const DEADLINE_MS = MINUTE;

type ReadDeps = Pick<WorkDeps, 'files' | 'pictureReaders' | 'matcher' | 'stopping'>;

type One =
  | { readonly kind: 'text'; readonly paste: Paste; readonly by: ReaderName }
  | { readonly kind: 'problem'; readonly problem: PictureProblem };

const problemOf = (problem: PictureProblem): One => ({ kind: 'problem', problem });

/** One picture: fetched, looked at for what it is, read, and what was read without its secrets. */
async function readOne(deps: ReadDeps, file: SharedFile, signal: AbortSignal): Promise<One> {
  const { files, pictureReaders, matcher } = deps;
  if (pictureReaders.length === 0) return problemOf('no-reader');
  const fetched = await files.fetch(file, MAX_BYTES, signal);
  if (fetched.kind !== 'ok') return problemOf(fetched.kind);
  const picture = openPicture(fetched.bytes);
  if (typeof picture === 'string') return problemOf(picture);
  const isTelling = (text: string) => matcher.diagnose(readPlainPaste(text)).verdict === 'sure';
  const read = await readPicture(pictureReaders, picture, { signal, isTelling });
  if (read.kind !== 'text') return problemOf(read.kind);
  return { kind: 'text', paste: readPlainPaste(read.text), by: read.by };
}

/** Whether the words say it all, so that no picture need be looked at. */
function isClear({ matcher }: ReadDeps, { paste }: MessageJob): boolean {
  return paste.text.trim() !== '' && matcher.diagnose(paste).verdict === 'sure';
}

/** Tells whoever asked that it takes a moment; the answer takes the place of these words. */
async function tellToWait({ db, clock, kick, pictureReaders }: WorkDeps, job: MessageJob): Promise<void> {
  if (pictureReaders.length === 0) return;
  const { channel, threadTs } = job;
  const payload = { text: readingPictureText, blocks: [] };
  await planMessage(db, { op: 'post', purpose: answerPurpose(job), channel, threadTs, payload }, clock());
  kick();
}

/** Reads the pictures of a message, three at most, as if their text stood in it. */
export async function seePictures(deps: ReadDeps, job: MessageJob): Promise<Seen> {
  const pictures = job.files.filter(isPicture);
  if (pictures.length === 0 || isClear(deps, job)) return { job, note: null, problem: null };
  const signal = AbortSignal.any([deps.stopping, AbortSignal.timeout(DEADLINE_MS)]);
  const results: One[] = [];
  for (const file of pictures.slice(0, MAX_PICTURES)) results.push(await readOne(deps, file, signal));
  // What our own stop broke off is read by the next start.
  deps.stopping.throwIfAborted();
  const read = results.filter((one) => one.kind === 'text');
  const problem = results.find((one) => one.kind === 'problem')?.problem ?? null;
  if (read.length === 0) return { job, note: null, problem };
  const pastes = read.map(({ paste }) => paste);
  const by = [...new Set(read.map((one) => one.by))];
  const note = { texts: pastes.map(({ text }) => text), by, total: pictures.length };
  return { job: { ...job, paste: joinPastes([job.paste, ...pastes]) }, note, problem };
}

/** The same for a message that is answered in its thread, where whoever asked is told to wait. */
export async function readPictures(deps: WorkDeps, job: MessageJob, asked: boolean): Promise<Seen> {
  if (asked && job.files.some(isPicture) && !isClear(deps, job)) await tellToWait(deps, job);
  return await seePictures(deps, job);
}
