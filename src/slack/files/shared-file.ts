import { z } from 'zod';

/** A file that was sent along with a message, as the event names it. Nothing of it was fetched. */
export type SharedFile = {
  readonly id: string;
  readonly name: string;
  /** As Slack tells it. */
  readonly type: string;
  /** Bytes, as Slack tells them. */
  readonly size: number | null;
  /** null: Slack has to be asked, as for files of another workspace in a shared channel. */
  readonly url: string | null;
};

/** How the journal keeps it. */
export const sharedFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().nullable(),
  url: z.string().nullable(),
}) satisfies z.ZodType<SharedFile>;

const text = z.string().nullish().catch(null);

/** The parts of Slack's file object that we read. */
export const slackFileSchema = z.looseObject({
  id: z.string().catch(''),
  name: text,
  mimetype: text,
  size: z.number().nullish().catch(null),
  url_private_download: text,
  url_private: text,
  /** `tombstone`: deleted; `hidden_by_limit`: too old for a free workspace. */
  mode: text,
  /** `check_file_info`: the event does not carry it. */
  file_access: text,
});

export type SlackFile = z.infer<typeof slackFileSchema>;

const MAX_NAME = 100;
const MAX_FILES = 20;

export function toSharedFile(file: SlackFile): SharedFile {
  const isWithheld = file.file_access === 'check_file_info';
  return {
    id: file.id,
    name: (file.name ?? '').slice(0, MAX_NAME).toWellFormed(),
    type: (file.mimetype ?? '').toLowerCase().slice(0, MAX_NAME),
    size: file.size ?? null,
    url: isWithheld ? null : (file.url_private_download ?? file.url_private ?? null),
  };
}

/** The files of a message. */
export function readFiles(files: readonly SlackFile[] | null | undefined): SharedFile[] {
  return (files ?? []).slice(0, MAX_FILES).map(toSharedFile);
}

const endsIn = (name: string, ...endings: readonly string[]) =>
  endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));

/** Not drawings such as SVG, which hold no picture but instructions. What Slack does not tell may be one. */
export function isPicture({ type, name }: SharedFile): boolean {
  if (type === '' && name === '') return true;
  if (type === '') return endsIn(name, 'png', 'jpg', 'jpeg', 'gif', 'webp');
  return type.startsWith('image/') && type !== 'image/svg+xml';
}

export function isTable({ type, name }: SharedFile): boolean {
  return type === 'text/csv' || type === 'text/tab-separated-values' || endsIn(name, 'csv', 'tsv');
}

/** Slack makes a text file of a long paste. */
export function isText(file: SharedFile): boolean {
  const { type, name } = file;
  return (
    isTable(file) ||
    type === 'text/plain' ||
    type === 'application/json' ||
    endsIn(name, 'txt', 'log', 'json')
  );
}

export function isSpreadsheet({ name }: SharedFile): boolean {
  return endsIn(name, 'xlsx', 'xls', 'ods', 'numbers');
}
