import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { csvHeader, csvLine } from '../audit/csv.ts';
import type { AuditRow } from '../audit/types.ts';
import { listAudit } from '../store/audit.ts';
import { findByDigits, findByNumberId } from '../store/directory.ts';
import type { Db } from '../store/schema.ts';
import { verifyAudit } from '../store/verify-audit.ts';
import { auditLine, verdictLine } from './audit-lines.ts';
import type { Command } from './command.ts';
import { openBotStore } from './open-learning.ts';

const PAGE = 500;

/** A reader that is slower than we are is waited for. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

/** The phone_number_id that is meant; a number that left our accounts is known by its id only. */
async function toNumberId(db: Db, words: string): Promise<string> {
  const known = (await findByNumberId(db, words)) ?? (await findByDigits(db, words));
  return known?.phoneNumberId ?? words.replace(/\D/g, '');
}

type Shape = { readonly csv: boolean; readonly json: boolean };

function toLine(row: AuditRow, { csv, json }: Shape): string {
  if (json) return JSON.stringify(row);
  return csv ? csvLine(row) : auditLine(row);
}

async function printRows(db: Db, phoneNumberId: string | null, shape: Shape): Promise<number> {
  const only = phoneNumberId === null ? {} : { phoneNumberId };
  if (shape.csv) await write(csvHeader);
  let count = 0;
  for (let after = 0; ; ) {
    const rows = await listAudit(db, { ...only, after, limit: PAGE });
    for (const row of rows) await write(toLine(row, shape));
    count += rows.length;
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < PAGE) break;
  }
  if (count === 0) process.stderr.write('desk audit: nothing is written down yet.\n');
  return 0;
}

async function verify(db: Db, { json }: Shape): Promise<number> {
  const verdict = await verifyAudit(db);
  await write(json ? JSON.stringify(verdict) : verdictLine(verdict));
  return verdict.kind === 'ok' ? 0 : 1;
}

/** Who did what to which number, and whether that record is whole. */
export const auditCommand: Command = {
  help: [
    'audit [--number X] [--csv|--json] who did what to which number; X: a number or its id; --json: a row a line',
    'audit --verify [--json]        whether the record is whole (exit 1: it was tampered with, or is damaged)',
  ].join('\n'),
  async run(words) {
    const flag = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { number: { type: 'string' }, csv: flag, json: flag, verify: flag },
    });
    const { number, ...shape } = values;
    const isOdd = shape.csv && (shape.json || shape.verify);
    if (positionals.length > 0 || isOdd || (number !== undefined && (shape.verify || !/\d/.test(number)))) {
      process.stderr.write(`${this.help}\n`);
      return 2;
    }
    await using store = openBotStore();
    if (shape.verify) return await verify(store.db, shape);
    return await printRows(store.db, number === undefined ? null : await toNumberId(store.db, number), shape);
  },
};
