import { readPaste } from '../../src/intake/paste.ts';

/**
 * A stage of the road whose output is recorded beside the input as `<name>.json`. Stages run in order;
 * each is handed what the earlier ones gave, by name.
 */
export type Stage = {
  readonly name: string;
  readonly run: (input: string, earlier: Readonly<Record<string, unknown>>) => unknown;
};

export const stages: readonly Stage[] = [{ name: 'paste', run: (input) => readPaste(input) }];
