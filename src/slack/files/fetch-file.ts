import { webApi } from '@slack/bolt';
import { SECOND } from '../../clock.ts';
import { describeError, type Log } from '../../log.ts';
import { type SharedFile, slackFileSchema, toSharedFile } from './shared-file.ts';

/** A file's bytes, or why there are none. */
export type Fetched =
  | { readonly kind: 'ok'; readonly bytes: Uint8Array }
  /** The app lacks files:read, or is not let in. */
  | { readonly kind: 'no-access' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreachable' };

export type FetchDeps = {
  readonly client: webApi.WebClient;
  readonly botToken: string;
  /** The token goes to no other address than those that this takes for Slack's. */
  readonly isSlackUrl: (url: string) => boolean;
  readonly log: Log;
};

const TIMEOUT_MS = 15 * SECOND;
const MAX_REDIRECTS = 2;

const LOCKED = new Set(['missing_scope', 'not_allowed_token_type', 'access_denied', 'no_permission']);
const GONE = new Set(['file_not_found', 'file_deleted', 'not_visible']);

/** What `files.info` says where the event does not carry the file's address. */
async function askForUrl({ client }: FetchDeps, id: string): Promise<SharedFile | Fetched> {
  try {
    const { file } = await client.files.info({ file: id });
    const parsed = slackFileSchema.safeParse(file);
    return parsed.success ? toSharedFile(parsed.data) : { kind: 'unreachable' };
  } catch (error) {
    const reason = error instanceof webApi.WebAPIPlatformError ? error.data.error : '';
    if (LOCKED.has(reason)) return { kind: 'no-access' };
    return { kind: GONE.has(reason) ? 'gone' : 'unreachable' };
  }
}

/** The file with what the event kept back; as it is where Slack does not tell. */
export async function lookUpFile(deps: FetchDeps, file: SharedFile): Promise<SharedFile> {
  if (file.url !== null) return file;
  const answer = await askForUrl(deps, file.id);
  return 'kind' in answer ? file : answer;
}

/** Reads a body as far as it is allowed to go; null: it is longer. */
async function readBounded(response: Response, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readStatus(status: number): Fetched {
  if (status === 401 || status === 403) return { kind: 'no-access' };
  return { kind: status === 404 || status === 410 ? 'gone' : 'unreachable' };
}

/** Without files:read Slack sends its sign-in page, with status 200. None of the files that we read are such pages. */
function isSignIn(response: Response): boolean {
  return /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
}

async function download(deps: FetchDeps, url: string, most: number, signal: AbortSignal): Promise<Fetched> {
  let address = url;
  for (let turn = 0; turn <= MAX_REDIRECTS; turn += 1) {
    if (!deps.isSlackUrl(address)) return { kind: 'unreachable' };
    const response = await fetch(address, {
      headers: { Authorization: `Bearer ${deps.botToken}` },
      redirect: 'manual',
      signal,
    });
    const next = URL.parse(response.headers.get('location') ?? '', address);
    if (response.status >= 300 && response.status < 400 && next !== null) {
      await response.body?.cancel();
      address = next.href;
      continue;
    }
    if (response.ok && !isSignIn(response)) {
      const bytes = await readBounded(response, most);
      return bytes === null ? { kind: 'too-large' } : { kind: 'ok', bytes };
    }
    await response.body?.cancel();
    return response.ok ? { kind: 'no-access' } : readStatus(response.status);
  }
  return { kind: 'unreachable' };
}

/** Fetches a file of at most `most` bytes. Never throws. */
export async function fetchFile(
  deps: FetchDeps,
  shared: SharedFile,
  most: number,
  stop: AbortSignal,
): Promise<Fetched> {
  const file = shared.url === null ? await askForUrl(deps, shared.id) : shared;
  if ('kind' in file) return file;
  if (file.url === null) return { kind: 'gone' };
  if ((file.size ?? 0) > most) return { kind: 'too-large' };
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]);
    return await download(deps, file.url, most, signal);
  } catch (error) {
    deps.log.warn('a file could not be fetched', describeError(error));
    return { kind: 'unreachable' };
  }
}
