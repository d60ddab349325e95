import type { Done } from './agent-dependencies.ts';
import { encodeText } from './encode.ts';
import type { FileShelf } from './files.ts';
import type { Forward } from './forward.ts';
import type { Workspace } from './workspace.ts';

/** A file that the agent sends. */
export type SentFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

export type SendOptions = {
  /** What is typed beside it. */
  readonly text?: string;
  readonly threadTs?: string;
  /** As from another workspace, in a channel shared with it. */
  readonly isForeign?: boolean;
};

/** What somebody typed, as Slack hands it on. */
function encode({ bot }: Workspace, typed: string) {
  return encodeText(typed, { id: bot.id, names: [bot.name, 'wa-support'] });
}

/** Posts words. */
export async function post(
  { workspace, forward }: Pick<SendParts, 'workspace' | 'forward'>,
  channel: string,
  typed: string,
  threadTs?: string,
): Promise<Done> {
  const message = { channel, ...encode(workspace, typed), thread_ts: threadTs };
  const answer = await forward('chat.postMessage', workspace.agent.token, message);
  return { problem: answer.ok ? null : `Slack refused the message: ${answer.error}` };
}

type SendParts = { readonly workspace: Workspace; readonly forward: Forward; readonly files: FileShelf };

/** Leaves the bytes with Slack; the id of the file, or what Slack says against it. */
async function upload(
  { forward, files }: SendParts,
  token: string,
  file: SentFile,
  isForeign: boolean,
): Promise<{ readonly id: string } | { readonly problem: string }> {
  const { name: filename, bytes, type } = file;
  const place = await forward('files.getUploadURLExternal', token, { filename, length: bytes.length });
  if (!place.ok) return { problem: `Slack refused the file: ${place.error}` };
  const response = await fetch(String(place.upload_url), { method: 'POST', body: Buffer.from(bytes) });
  if (!response.ok) return { problem: 'Slack did not take the file.' };
  const id = String(place.file_id);
  files.mark(id, { type, isForeign });
  return { id };
}

/** Sends one message with these files in it, the way a person does. */
export async function sendFiles(
  parts: SendParts,
  channel: string,
  sent: readonly SentFile[],
  { text = '', threadTs, isForeign = false }: SendOptions = {},
): Promise<Done> {
  const { workspace, forward } = parts;
  const token = workspace.agent.token;
  const uploaded: { id: string }[] = [];
  for (const file of sent) {
    const result = await upload(parts, token, file, isForeign);
    if ('problem' in result) return result;
    uploaded.push(result);
  }
  const answer = await forward('files.completeUploadExternal', token, {
    files: uploaded,
    channel_id: channel,
    initial_comment: encode(workspace, text).text,
    thread_ts: threadTs,
  });
  return { problem: answer.ok ? null : `Slack refused the message: ${answer.error}` };
}
