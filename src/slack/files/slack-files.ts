import type { webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { createUrlGuard } from '../slack-url.ts';
import { type Fetched, fetchFile, lookUpFile } from './fetch-file.ts';
import type { SharedFile } from './shared-file.ts';
import { isInThread, type NewFile, type UploadPlace, uploadFile } from './upload-file.ts';

/** Files in Slack: those that people send, and our own. */
export type SlackFiles = {
  /** The file with what the event kept back, as for those of another workspace. Never throws. */
  lookUp(file: SharedFile): Promise<SharedFile>;
  /** Never throws. */
  fetch(file: SharedFile, most: number, signal: AbortSignal): Promise<Fetched>;
  /** false: Slack did not take it. Never throws. */
  upload(place: UploadPlace, file: NewFile): Promise<boolean>;
  /** Whether a file of this name stands in the thread; no where Slack does not tell. */
  isThere(place: UploadPlace, name: string): Promise<boolean>;
};

type FilesOptions = { readonly botToken: string; readonly apiUrl: string };

export function createSlackFiles(
  client: webApi.WebClient,
  { botToken, apiUrl }: FilesOptions,
  log: Log,
): SlackFiles {
  const deps = { client, botToken, isSlackUrl: createUrlGuard(apiUrl), log };
  return {
    lookUp: (file) => lookUpFile(deps, file),
    fetch: (file, most, signal) => fetchFile(deps, file, most, signal),
    upload: (place, file) => uploadFile(client, log, place, file),
    isThere: (place, name) => isInThread(client, place, name).catch(() => false),
  };
}
