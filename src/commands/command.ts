/** One command of the desk. `run` gets the words after its name and gives the exit status. */
export type Command = { readonly help: string; run(words: string[]): Promise<number> | number };
