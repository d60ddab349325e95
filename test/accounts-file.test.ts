import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAccounts } from '../src/accounts-file.ts';
import { ConfigError, readConfig } from '../src/config.ts';

const SECRET = 'EAAsecretNorth';
const env = { WA_TOKEN_NORTH: SECRET, WA_TOKEN_SOUTH: ' EAAsouth ' };
const NORTH = 'accounts:\n  - { waba: "10291", token: WA_TOKEN_NORTH }\n';

/** The faults of a configuration whose accounts file holds this. */
function faultsOf(text: string | null, more: Record<string, string> = {}) {
  try {
    readConfig({ ...env, ...more }, () => text);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test('the example is faultless once its variables are set', () => {
  const text = readFileSync(join(import.meta.dirname, '..', 'accounts.example.yml'), 'utf8');
  const { tokens, problems } = readAccounts(text, env);
  expect(problems).toEqual([]);
  expect([...tokens]).toEqual([
    ['102900000000001', SECRET],
    ['102900000000002', 'EAAsouth'],
  ]);
});

describe('the configuration', () => {
  test('counts the accounts named there as ours, each once', () => {
    const { whatsapp } = readConfig({ ...env, WA_WABA_IDS: '10290,10291' }, () => NORTH);
    expect(whatsapp.wabaIds).toEqual(['10290', '10291']);
    expect([...whatsapp.accountTokens]).toEqual([['10291', SECRET]]);
  });

  test('looks at ./accounts.yml, or where ACCOUNTS_FILE says', () => {
    const asked: string[] = [];
    const readText = (path: string) => {
      asked.push(path);
      return NORTH;
    };
    readConfig(env, readText);
    readConfig({ ...env, ACCOUNTS_FILE: '/etc/desk/north.yml' }, readText);
    expect(asked).toEqual(['./accounts.yml', '/etc/desk/north.yml']);
  });

  test('needs no file, but the one that was named', () => {
    expect(faultsOf(null)).toEqual([]);
    expect(faultsOf(null, { ACCOUNTS_FILE: 'x.yml' })).toEqual([
      { variable: 'x.yml', problem: 'is not there' },
    ]);
  });

  test('says of a file that cannot be opened which one it is', () => {
    const readText = () => {
      throw new Error('EACCES');
    };
    expect(() => readConfig(env, readText)).toThrow('./accounts.yml: cannot be opened');
  });

  test('tells these faults together with all others', () => {
    const faults = faultsOf('accounts: [{ waba: "10291", token: WA_TOKEN_EAST }]', { WA_APP_ID: 'x' });
    expect(faults.map(({ variable }) => variable)).toEqual(['WA_APP_ID', './accounts.yml']);
    expect(faults[1]?.problem).toBe('names WA_TOKEN_EAST for 10291, which is not set');
  });
});

test.each([
  ['an empty file', '', /^$/],
  ['comments alone', '# accounts:\n\n  # none\n', /^$/],
  ['no accounts', 'accounts: []', /^$/],
  ['half a file', 'accounts: [{ waba', /cannot be read: .*line 1/],
  ['a word', 'accounts', /must hold a list named accounts/],
  ['no list', 'accounts: 7', /accounts: must be a list/],
  [
    'a number without quotes',
    'accounts: [{ waba: 102900000000001, token: A }]',
    /accounts 1 waba: .*in quotes/,
  ],
  ['a name for an id', 'accounts: [{ waba: north, token: A }]', /accounts 1 waba: must be a WABA id/],
  ['no token', 'accounts: [{ waba: "10291" }]', /accounts 1 token: must be the name/],
  ['a token in place of its name', `accounts: [{ waba: "10291", token: ${SECRET} }]`, /never the token/],
  ['a token as a key', `accounts: [{ waba: "10291", token: A, ${SECRET}: 1 }]`, /that is not waba or token/],
  ['a variable that is absent', 'accounts: [{ waba: "10291", token: A }]', /names A for 10291/],
  ['an account twice', NORTH + NORTH.split('\n')[1], /names 10291 twice/],
])('%s', (_name, text, problem) => {
  const said = readAccounts(text, env).problems.join('\n');
  expect(said).toMatch(problem);
  expect(said).not.toContain(SECRET);
});
