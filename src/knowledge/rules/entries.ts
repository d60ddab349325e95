import type { Entry, Knowledge } from '../schema.ts';
import type { LintFault } from './types.ts';

/** Links between entries and procedures, and the age of the sources. */
export function lintEntries(knowledge: Knowledge, today: string): LintFault[] {
  const faults: LintFault[] = [];
  const oldest = oneYearBefore(today);
  for (const entry of knowledge.entries.values()) {
    faults.push(
      ...deadProcedures(entry, knowledge),
      ...deadRelations(entry, knowledge),
      ...staleSources(entry, oldest),
    );
  }
  return [...faults, ...unusedProcedures(knowledge)];
}

function deadProcedures(entry: Entry, { procedures }: Knowledge): LintFault[] {
  return entry.steps.flatMap((step, i): LintFault[] => {
    if (typeof step === 'string' || procedures.has(step.procedure)) return [];
    const reason = `there is no procedure "${step.procedure}"`;
    return [{ rule: 'unknown-procedure', file: fileOf(entry), path: ['steps', i], reason }];
  });
}

function deadRelations(entry: Entry, { entries }: Knowledge): LintFault[] {
  return (entry.related ?? []).flatMap((id, i): LintFault[] => {
    if (entries.has(id) && id !== entry.id) return [];
    const reason = id === entry.id ? 'an entry is not related to itself' : `there is no entry "${id}"`;
    return [{ rule: 'unknown-entry', file: fileOf(entry), path: ['related', i], reason }];
  });
}

function staleSources(entry: Entry, oldest: string): LintFault[] {
  return entry.sources.flatMap((source, i): LintFault[] => {
    if (source.checked >= oldest) return [];
    const reason = `"${source.title}" was last read on ${source.checked}, more than a year ago`;
    return [{ rule: 'stale-source', file: fileOf(entry), path: ['sources', i], reason }];
  });
}

function unusedProcedures({ entries, procedures }: Knowledge): LintFault[] {
  const used = new Set(
    [...entries.values()].flatMap(({ steps }) =>
      steps.map((step) => (typeof step === 'string' ? '' : step.procedure)),
    ),
  );
  return [...procedures.keys()]
    .filter((id) => !used.has(id))
    .map((id) => ({
      rule: 'unused-procedure',
      file: `procedures/${id}.yml`,
      path: [],
      reason: 'no entry uses it',
    }));
}

function fileOf({ id }: Entry): string {
  return `entries/${id}.yml`;
}

/** ISO dates compare as text, so the year is all that changes. */
function oneYearBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4, 10)}`;
}
