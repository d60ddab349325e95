import { detectId } from '../directory/detect-id.ts';
import { type SyncStep, syncDirectory } from '../directory/sync.ts';
import { statusDepsOf } from '../status/deps.ts';
import { findByDigits, findByNumberId, type KnownNumber, searchNumbers } from '../store/directory.ts';
import type { Command } from './command.ts';
import { openContext } from './open-context.ts';

const MAX_FOUND = 50;
const KINDS = {
  'phone-number': 'a phone number',
  waba: 'a WhatsApp Business account',
  business: 'a business portfolio',
  app: 'an app',
} as const;

const write = (text: string) => void process.stdout.write(`${text}\n`);

function stepLine(step: SyncStep): string {
  const place = `[${step.at}/${step.of}] ${step.wabaId}`;
  if (step.kind === 'read') return `${place}: ${step.numbers} numbers`;
  if (step.kind === 'failed') return `${place}: could not be read (${step.reason.kind})`;
  return `${place}: skipped, ${step.why === 'fresh' ? 'it is up to date' : 'its hour of calls is nearly used up'}`;
}

function numberLine({ display, name, phoneNumberId, wabaId, status, seenAt }: KnownNumber): string {
  const seen = new Date(seenAt).toISOString().slice(0, 16).replace('T', ' ');
  return [
    display ?? '?',
    name ?? '?',
    `id ${phoneNumberId}`,
    `account ${wabaId}`,
    status ?? '?',
    `seen ${seen} UTC`,
  ].join('  ');
}

async function sync(): Promise<number> {
  await using context = openContext();
  const result = await syncDirectory(statusDepsOf(context), {
    freshFor: 0,
    onStep: (step) => write(stepLine(step)),
  });
  if (result.kind === 'unknown') {
    process.stderr.write(`desk directory: the accounts could not be learned (${result.reason.kind}).\n`);
    return 1;
  }
  if (result.value.length === 0) {
    process.stderr.write('desk directory: set WA_WABA_IDS, or WA_BUSINESS_ID.\n');
    return 1;
  }
  return result.value.some(({ kind }) => kind === 'failed') ? 1 : 0;
}

async function find(words: string): Promise<number> {
  await using context = openContext();
  const { db } = context.store;
  const exact = (await findByNumberId(db, words)) ?? (await findByDigits(db, words));
  const found = exact === null ? await searchNumbers(db, words, MAX_FOUND) : [exact];
  for (const number of found) write(numberLine(number));
  if (found.length > 0) return 0;
  if (/^\d{13,20}$/.test(words)) {
    const answer = await detectId(statusDepsOf(context), words);
    if (answer.kind !== 'unseen' && answer.kind !== 'unknown')
      write(`${words} is the id of ${KINDS[answer.kind]}.`);
    else
      write(
        `${words}: ${answer.kind === 'unseen' ? 'Meta shows us nothing under it' : 'Meta could not be asked'}.`,
      );
    return 1;
  }
  process.stderr.write('desk directory: not found. `desk directory sync` reads the lists again.\n');
  return 1;
}

/** Which number stands in which account. */
export const directoryCommand: Command = {
  help: [
    'directory sync                 read the lists of numbers of all our accounts',
    'directory find <number|name>   which account a number is in; for a long id, what it is',
  ].join('\n'),
  async run([name, ...words]) {
    if (name === 'sync') return await sync();
    if (name === 'find' && words.length > 0) return await find(words.join(' '));
    process.stderr.write('desk directory: sync, or find <number|name|id>.\n');
    return 2;
  },
};
