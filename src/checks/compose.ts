import type { ValueReading } from '../answer/texts-phone-number.ts';
import { unknownValue } from '../answer/texts-phone-number.ts';
import type { Finding, Side, Verdict } from './finding.ts';

/** One line of a finding: what was looked at, and what it says. */
export type Line = readonly [label: string, reading: ValueReading];

/** "Could not tell" outranks a warning: what is unknown is not "fine, but …". */
const WEIGHT = { fault: 3, unknown: 2, warning: 1, ok: 0 } as const satisfies Record<Verdict, number>;

function isWorse(verdict: Verdict, than: Verdict): boolean {
  return WEIGHT[verdict] > WEIGHT[than];
}

/** The weightiest, and of those the first. */
export function findWorst<Item>(items: readonly [Item, ...Item[]], verdictOf: (item: Item) => Verdict): Item {
  return items.reduce((worst, item) => (isWorse(verdictOf(item), verdictOf(worst)) ? item : worst));
}

/** What a value says; compares without regard to case, for Meta's own lists differ in it. */
export function lookUp(readings: Readonly<Record<string, ValueReading>>, value: string): ValueReading {
  const found = Object.entries(readings).find(([name]) => name.toLowerCase() === value.toLowerCase());
  return found?.[1] ?? unknownValue(value);
}

type Frame = { readonly check: string; readonly side: Side; readonly source?: string };

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The finding that one value makes. Who has to act matters only where there is something to do. */
export function toFinding(frame: Frame, reading: ValueReading, facts: Finding['facts'] = []): Finding {
  const { check, source } = frame;
  const { verdict, says, next } = reading;
  const isOpen = verdict === 'fault' || verdict === 'warning';
  return {
    check,
    verdict,
    summary: `${capitalise(says)}.`,
    ...(next === undefined ? {} : { next }),
    ...(isOpen ? { side: reading.side ?? frame.side } : {}),
    facts,
    ...(source === undefined ? {} : { source }),
  };
}

/** The finding that several values make: the worst of them decides, all of them are told. */
export function combine(frame: Frame, lines: readonly [Line, ...Line[]]): Finding {
  const [label, reading] = findWorst(lines, ([, each]) => each.verdict);
  const says = lines.length === 1 || reading.verdict === 'ok' ? reading.says : `${label}: ${reading.says}`;
  const facts = lines.map(([name, each]): [string, string] => [name, each.says]);
  const parts = lines.map(([name, { verdict, says: text, next }]) => ({
    ...{ label: name, verdict, says: text },
    ...(next === undefined ? {} : { next }),
  }));
  return { ...toFinding(frame, { ...reading, says }, facts), parts };
}
