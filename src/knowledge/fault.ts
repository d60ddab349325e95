/** One thing wrong with the knowledge, in words for the person who edits it. */
export type Fault = {
  /** Path inside knowledge/, such as `phrases/pl.yml`. */
  readonly file: string;
  /** Counted from 1. Missing where the fault lies in no single line. */
  readonly line?: number;
  readonly reason: string;
};

/** `entries/number-linked.yml:12  title is missing` */
export function formatFault({ file, line, reason }: Fault): string {
  return `${file}${line === undefined ? '' : `:${line}`}  ${reason}`;
}

/** The knowledge cannot be used; `faults` names every file, line and reason. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const count = faults.length === 1 ? 'One fault' : `${faults.length} faults`;
    super([`${count} in the knowledge folder:`, ...faults.map(formatFault)].join('\n  '));
    this.faults = faults;
  }
}
