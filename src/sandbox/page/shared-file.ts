import type { ServerResponse } from 'node:http';
import { sendJson } from '../http.ts';
import type { PageSources } from './page-state.ts';

export const FILES_PATH = '/files/';

/** What a browser may show as it is; anything else is handed over to be kept. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Serves a file of the conversation to the page: `/files/{id}`. */
export async function answerFile(
  { slack }: Pick<PageSources, 'slack'>,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const id = path.slice(FILES_PATH.length);
  const { messages } = slack.board.read();
  const file = messages.flatMap(({ files }) => files).find((candidate) => candidate.id === id);
  if (file === undefined) return sendJson(response, 404, { problem: 'There is no such file.' });
  const { apiUrl, agent } = slack.workspace;
  const stored = await fetch(`${apiUrl}${new URL(file.url).pathname}`, {
    headers: { authorization: `Bearer ${agent.token}` },
  });
  const isPicture = PICTURES.has(file.type);
  response.writeHead(stored.status, {
    'content-type': isPicture ? file.type : 'application/octet-stream',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    ...(isPicture ? {} : { 'content-disposition': 'attachment' }),
  });
  response.end(Buffer.from(await stored.arrayBuffer()));
}
