import { load, YAMLException } from 'js-yaml';
import { z } from 'zod';

/** WABA → the access token for it. */
export type AccountTokens = ReadonlyMap<string, string>;

export type AccountsRead = { readonly tokens: AccountTokens; readonly problems: readonly string[] };

/** The text of a file; null: there is none. Throws where it cannot be read. */
export type ReadText = (path: string) => string | null;

const accountsSchema = z.strictObject(
  {
    accounts: z.array(
      z.strictObject({
        waba: z
          .string('must be a WABA id in quotes, for a long number loses its last digits')
          .regex(/^\d{5,25}$/, 'must be a WABA id: digits only'),
        // A token itself fits no variable's name, so one that was put here by mistake is refused.
        token: z
          .string('must be the name of an environment variable')
          .regex(/^[A-Z][A-Z0-9_]{0,60}$/, 'must be the name of an environment variable, never the token'),
      }),
      'must be a list',
    ),
  },
  'must hold a list named accounts',
);

type Account = z.infer<typeof accountsSchema>['accounts'][number];

const failed = (...problems: string[]): AccountsRead => ({ tokens: new Map(), problems });

/** Zod's own words, but for names that do not belong there: those could hold a token. */
function describeIssue(issue: z.core.$ZodIssue): string {
  const where = issue.path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(' ');
  const says = issue.code === 'unrecognized_keys' ? 'holds a name that is not waba or token' : issue.message;
  return where === '' ? says : `${where}: ${says}`;
}

function collect(accounts: readonly Account[], env: Readonly<Record<string, string | undefined>>) {
  const tokens = new Map<string, string>();
  const problems: string[] = [];
  for (const { waba, token: variable } of accounts) {
    const token = env[variable]?.trim() || undefined;
    if (tokens.has(waba)) problems.push(`names ${waba} twice`);
    if (token === undefined) problems.push(`names ${variable} for ${waba}, which is not set`);
    else tokens.set(waba, token);
  }
  return { tokens, problems };
}

/** Nothing but comments: js-yaml takes that for a fault. */
const isBlank = (text: string) => text.split('\n').every((line) => /^\s*(#|$)/.test(line));

function parse(text: string): { readonly data: unknown } | { readonly problem: string } {
  try {
    return { data: load(text, { maxAliases: 0 }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { problem: `cannot be read: ${error.reason}, line ${(error.mark?.line ?? 0) + 1}` };
  }
}

/** Reads which environment variable holds the token of which WABA. No problem tells a value of the environment. */
export function readAccounts(text: string, env: Readonly<Record<string, string | undefined>>): AccountsRead {
  if (isBlank(text)) return failed();
  const parsed = parse(text);
  if ('problem' in parsed) return failed(parsed.problem);
  const { success, data, error } = accountsSchema.safeParse(parsed.data);
  return success ? collect(data.accounts, env) : failed(...error.issues.map(describeIssue));
}
