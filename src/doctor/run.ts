import { type Findings, fault, type Said } from './said.ts';

export type Check = { readonly name: string; readonly examine: () => Findings };

/** What one check said, under its name. */
export type Report = Said & { readonly check: string };

async function* examine({ name, examine: look }: Check): AsyncGenerator<Report> {
  try {
    for await (const said of look()) yield { check: name, ...said };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    yield {
      check: name,
      ...fault(`could not be looked at: ${why}`, 'This is a fault of wa-desk: report it.'),
    };
  }
}

/** Runs the checks one after the other; each report comes as soon as it is known. Never throws. */
export async function* runChecks(checks: readonly Check[]): AsyncGenerator<Report> {
  for (const check of checks) yield* examine(check);
}
