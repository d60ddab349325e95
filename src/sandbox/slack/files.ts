import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InstalledApp } from './manifest.ts';
import type { SlackAnswer } from './web-api.ts';
import type { Workspace } from './workspace.ts';

/** A file of a message, as the page shows it. */
export type ShownFile = {
  readonly id: string;
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly size: number;
  /** Where apps fetch it, with their token. */
  readonly url: string;
};

/** What a person says of a file that the emulator does not keep. */
type FileMarks = {
  readonly type: string;
  /** Of another workspace in a shared channel: the event carries nothing but its id. */
  readonly isForeign: boolean;
};

export type FileShelf = {
  readonly mark: (id: string, marks: FileMarks) => void;
  /** An answer of the emulator with the addresses of files as the bot has to take them. */
  readonly readdress: (answer: SlackAnswer) => SlackAnswer;
  /** Slack's file object in an event. */
  readonly describe: (file: ShownFile) => Record<string, unknown>;
  readonly shown: (file: unknown) => ShownFile;
  /** Serves a file to those who may have it; everybody else gets the page on which to sign in. */
  readonly serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

export const FILES_PATH = '/files-pri';

const SIGN_IN = '<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>';

type ShelfParts = {
  readonly workspace: Workspace;
  readonly app: InstalledApp;
  /** Address of the gateway. */
  readonly address: () => string;
};

function mayRead({ workspace, app }: ShelfParts, authorization = ''): boolean {
  const token = /^Bearer\s+(.+)$/i.exec(authorization)?.[1];
  return token === workspace.bot.token && app.scopes.includes('files:read');
}

const text = (holder: unknown, field: string): string => {
  const value: unknown = Reflect.get(Object(holder), field);
  return typeof value === 'string' ? value : '';
};

/** Keeps what is known of files, and hands them out the way Slack does. */
export function createFileShelf(parts: ShelfParts): FileShelf {
  const { workspace, address } = parts;
  const marks = new Map<string, FileMarks>();
  const { port } = new URL(workspace.apiUrl);
  const emulator = new RegExp(`http://(?:localhost|127\\.0\\.0\\.1):${port}(?=/(files-pri|upload)/)`, 'g');

  return {
    mark: (id, mark) => void marks.set(id, mark),
    readdress: (answer) =>
      JSON.parse(
        JSON.stringify(answer).replace(emulator, (_all, area: string) =>
          area === 'upload' ? workspace.apiUrl : address(),
        ),
      ),
    shown: (file) => ({
      id: text(file, 'id'),
      name: text(file, 'name'),
      type: marks.get(text(file, 'id'))?.type ?? text(file, 'mimetype'),
      size: Number(Reflect.get(Object(file), 'size') ?? 0),
      url: text(file, 'url_private_download'),
    }),
    describe: ({ id, name, type, size, url }) => {
      const mark = marks.get(id);
      if (mark?.isForeign) return { id, file_access: 'check_file_info', created: 0 };
      const addresses = { url_private: url, url_private_download: url };
      return {
        id,
        name,
        title: name,
        mimetype: type,
        size,
        mode: 'hosted',
        file_access: 'visible',
        ...addresses,
      };
    },
    async serve(request, response) {
      const { authorization } = request.headers;
      if (!mayRead(parts, authorization)) {
        return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(SIGN_IN);
      }
      const found = await fetch(`${workspace.apiUrl}${request.url ?? ''}`, {
        headers: { authorization: authorization ?? '' },
      });
      const [, , id = ''] = (request.url ?? '').split('/');
      const type = marks.get(id)?.type ?? found.headers.get('content-type') ?? 'application/octet-stream';
      response.writeHead(found.status, { 'content-type': type });
      response.end(Buffer.from(await found.arrayBuffer()));
    },
  };
}
