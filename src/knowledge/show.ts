import { nameClaim } from './claims.ts';
import { areas, type Entry, type Knowledge } from './schema.ts';

/** Who has to act, in words. */
export const sides = { customer: "the customer's side", us: 'our side', meta: "Meta's side" } as const;

/** Every entry on one line, by area. */
export function showAll({ entries }: Knowledge): string[] {
  const all = [...entries.values()];
  const width = Math.max(...all.map(({ id }) => id.length));
  return areas.flatMap((area) => {
    const lines = all
      .filter((entry) => entry.area === area)
      .map((entry) => `  ${entry.id.padEnd(width)}  ${entry.title}${brackets(codesOf(entry))}`);
    return lines.length > 0 ? [area, ...lines] : [];
  });
}

/** One entry in full, or what stands behind a code such as 133005 or 100/33; undefined where nothing does. */
export function showOne(knowledge: Knowledge, subject: string): string[] | undefined {
  const entry = knowledge.entries.get(subject);
  if (entry) return showEntry(entry, knowledge);
  const foreign = knowledge.foreignCodes.get(Number(subject));
  if (foreign) return [`${subject}: ${foreign.title}`, foreign.pointer];
  const claiming = [...knowledge.entries.values()].filter(({ codes }) =>
    codes.some((claim) => answers(claim, subject)),
  );
  if (claiming.length === 0) return undefined;
  return claiming.map(({ id, title }) => `${id}  ${title}`);
}

function answers(claim: Entry['codes'][number], subject: string): boolean {
  return nameClaim(claim) === subject || `${claim.code}/${claim.subcode}` === subject;
}

function showEntry(entry: Entry, knowledge: Knowledge): string[] {
  return [
    entry.title,
    `${entry.id} · ${entry.area} · on ${sides[entry.side]}${brackets(codesOf(entry))}`,
    '',
    entry.meaning,
    `First: ${entry.now}`,
    ...section('Causes', entry.causes),
    ...section('Steps', stepsOf(entry, knowledge)),
    ...section('Avoid', entry.avoid),
    ...section('Waits', entry.waits.map(showWait)),
    ...section('Checks and actions', [...entry.checks, ...entry.actions]),
    ...section('Escalate', [entry.escalate]),
    ...section('See also', entry.related ?? []),
    ...section(
      'Sources',
      entry.sources.map(({ title, url, checked }) => `${title}, ${url} (read ${checked})`),
    ),
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', heading, ...lines.map((line) => `  ${line}`)] : [];
}

/** The numbered steps of an entry; those of a procedure are nested under its title. */
export function stepsOf({ steps }: Entry, { procedures }: Knowledge): string[] {
  return steps.flatMap((step, i) => {
    if (typeof step === 'string') return [`${i + 1}. ${step}`];
    const procedure = procedures.get(step.procedure);
    const inner = procedure?.steps.map((text, j) => `   ${String.fromCharCode(97 + j)}. ${text}`) ?? [];
    return [`${i + 1}. ${procedure?.title ?? step.procedure}`, ...inner];
  });
}

/** A wait on one line. */
export function showWait({ after, minutes, reason }: Entry['waits'][number]): string {
  return `${minutes === null ? 'as Meta says' : `${minutes} minutes`} after ${after}: ${reason}`;
}

function codesOf({ codes }: Entry): string[] {
  const names = codes.map(nameClaim);
  // A claimed range such as 200 to 299 is shown by its ends.
  return names.length > 40 ? [...names.slice(0, 1), '…', ...names.slice(-5)] : names;
}

function brackets(names: readonly string[]): string {
  return names.length > 0 ? ` (${names.join(', ')})` : '';
}
