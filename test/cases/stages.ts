import { readPaste } from '../../src/intake/paste.ts';
import { openDesk } from '../../src/open-desk.ts';

/**
 * A stage of the road whose output is recorded beside the input as `<name>.json`. Stages run in order;
 * each is handed what the earlier ones gave, by name.
 */
export type Stage = {
  readonly name: string;
  /** A file beside the input without which the stage has nothing to record. */
  readonly needs?: string;
  readonly run: (input: string, earlier: Readonly<Record<string, unknown>>) => unknown;
};

const { matcher } = openDesk();

/** What the matcher decides. Its confidences are left out: they move with every phrase that is added. */
function decide(input: string) {
  const { verdict, matches, unknownCodes, foreignCodes } = matcher.diagnose(readPaste(input));
  return { verdict, matches: matches.map(({ entry, via }) => ({ entry, via })), unknownCodes, foreignCodes };
}

export const stages: readonly Stage[] = [
  { name: 'paste', run: (input) => readPaste(input) },
  { name: 'decision', needs: 'expected.json', run: decide },
];
