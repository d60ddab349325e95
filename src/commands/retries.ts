import { parseArgs } from 'node:util';
import { retryMessage } from '../answer/retry-message.ts';
import { systemClock } from '../clock.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { KNOWLEDGE_FOLDER } from '../open-desk.ts';
import { closeByPerson } from '../retries/desk.ts';
import type { Retry } from '../retries/types.ts';
import { findByNumberId } from '../store/directory.ts';
import { findRetry, listRetries } from '../store/retries.ts';
import type { Db } from '../store/schema.ts';
import type { Command } from './command.ts';
import { messageLines } from './message-lines.ts';
import { nameActor, openBotStore } from './open-learning.ts';
import { retryTable } from './retry-lines.ts';

type Shape = { readonly all: boolean; readonly json: boolean };

const write = (text: string) => void process.stdout.write(`${text}\n`);

function complain(text: string, status: number): number {
  process.stderr.write(`desk retries: ${text}\n`);
  return status;
}

async function list(db: Db, { all, json }: Shape): Promise<number> {
  const retries = await listRetries(db, { onlyOpen: !all, limit: 500 });
  if (json) for (const retry of retries) write(JSON.stringify(retry));
  else if (retries.length > 0) write(retryTable(retries, systemClock()).join('\n'));
  if (retries.length > 0) return 0;
  return complain(all ? 'there has been none yet.' : 'none is under way; --all shows those that ended.', 0);
}

async function show(db: Db, retry: Retry, { json }: Shape): Promise<number> {
  if (json) {
    write(JSON.stringify(retry));
    return 0;
  }
  const known = await findByNumberId(db, retry.phoneNumberId);
  const { phoneNumberId } = retry;
  const number = { phoneNumberId, display: known?.display ?? null, name: known?.name ?? null };
  const { entries } = loadKnowledge(KNOWLEDGE_FOLDER);
  const message = retryMessage({ retry, number, now: systemClock(), entries, offers: [] });
  write(messageLines(message).join('\n'));
  return 0;
}

async function cancel(db: Db, { id }: Retry): Promise<number> {
  const pressed = await closeByPerson({ db, clock: systemClock }, id, 'cancelled', nameActor());
  if (pressed?.changed !== true) return complain(`${id} has ended already.`, 1);
  write(`${id} is cancelled. Its thread is told as soon as the bot runs.`);
  return 0;
}

/** What is being tried again until it works. */
export const retriesCommand: Command = {
  help: [
    'retries list [--all] [--json]  what is being tried again; --all: also what has ended',
    'retries show <id> [--json]     the story of one',
    'retries cancel <id>            try no more; what was asked of Meta so far still counts',
  ].join('\n'),
  async run(words) {
    const flag = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { all: flag, json: flag },
    });
    const [name = 'list', id, ...more] = positionals;
    await using store = openBotStore();
    const { db } = store;
    if (name === 'list' && id === undefined) return await list(db, values);
    if (!['show', 'cancel'].includes(name) || id === undefined || more.length > 0)
      return complain('list, show <id>, or cancel <id>.', 2);
    const retry = await findRetry(db, id);
    if (retry === null) return complain(`there is no retry ${id}.`, 1);
    return name === 'show' ? await show(db, retry, values) : await cancel(db, retry);
  },
};
