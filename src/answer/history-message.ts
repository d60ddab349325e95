import type { AuditRow } from '../audit/types.ts';
import { actionNames } from '../knowledge/schema.ts';
import { context, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import { escapeText, joinMarkup, type Markup, mrkdwn } from './markup.ts';
import type { SlackMessage } from './message.ts';
import { lineTimeMarkup, spansDays } from './moment.ts';
import type { NumberName } from './number-name.ts';
import * as texts from './texts-history.ts';

export type History = {
  readonly number: NumberName;
  /** The last ones, oldest first. */
  readonly rows: readonly AuditRow[];
  readonly hasMore: boolean;
};

/** The facts of a row are JSON, and a row that was tampered with may hold anything. */
function readFacts(json: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = json === null ? null : JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function statusOf(json: string | null): string | null {
  const { status } = readFacts(json);
  return typeof status === 'string' ? status : null;
}

function tell(row: AuditRow, overDays: boolean): Markup {
  const { at, event, actor, note, fbtraceId, before, after } = row;
  const action = actionNames.find((name) => name === row.action) ?? null;
  const words = texts.historyLine(event, { actor, action, note: readFacts(note) });
  const change = texts.changeText(statusOf(before), statusOf(after));
  const trace = fbtraceId === null ? '' : ` · trace id ${fbtraceId}`;
  return mrkdwn`${lineTimeMarkup(at, overDays)}  ${words}${change}${trace}`;
}

/** What was done to a number, by whom, and what came of it. Pure. */
export function historyMessage({ number, rows, hasMore }: History): SlackMessage {
  const title = texts.historyTitle(number);
  const overDays = spansDays(rows.map(({ at }) => at));
  const lines = rows.map((row) => tell(row, overDays));
  const story = lines.length === 0 ? mrkdwn`${texts.historyEmpty}` : joinMarkup(lines, '\n');
  const people = [...new Set(rows.map(({ actor }) => actor))];
  return fitMessage(
    {
      text: escapeText(title),
      blocks: [
        section(mrkdwn`*${title}*`),
        section(story),
        context(texts.historyFooter(rows.length, hasMore, number.phoneNumberId)),
      ],
    },
    people,
  );
}
