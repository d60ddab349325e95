import { text as readText } from 'node:stream/consumers';
import { LogLevel, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../../src/clock.ts';
import type { RoleLists } from '../../../src/config.ts';
import { openLog } from '../../../src/log.ts';
import { createApprovers } from '../../../src/slack/home/approvers.ts';
import { createRoles, RoleUnknownError } from '../../../src/slack/roles/roles.ts';
import { type Loopback, listenOnLoopback } from '../../support/loopback.ts';

const TEAM = 'T0000OURS';
const ME = 'U000000ME';
const OPERATORS = 'S0000OPER';

/** The part of Slack's Web API that tells who is who. */
type People = Loopback & {
  readonly users: Map<string, object>;
  readonly groups: Map<string, readonly string[]>;
  /** Errors by method; the status where it is a number. */
  readonly broken: Map<string, string | number>;
  readonly calls: string[];
};

async function startPeople(): Promise<People> {
  const [users, groups] = [new Map<string, object>(), new Map<string, readonly string[]>()];
  const [broken, calls] = [new Map<string, string | number>(), [] as string[]];
  const answer = (method: string, params: URLSearchParams): object => {
    if (method === 'users.info') {
      const user = users.get(params.get('user') ?? '');
      return user === undefined ? { ok: false, error: 'user_not_found' } : { ok: true, user };
    }
    const members = groups.get(params.get('usergroup') ?? '');
    return members === undefined ? { ok: false, error: 'no_such_subteam' } : { ok: true, users: members };
  };
  const server = await listenOnLoopback(async (request, response) => {
    const method = (request.url ?? '').replace('/api/', '');
    const params = new URLSearchParams(await readText(request));
    calls.push(method);
    const fault = broken.get(method);
    response.setHeader('Content-Type', 'application/json');
    if (typeof fault === 'number') response.writeHead(fault).end('{}');
    else
      response.end(
        JSON.stringify(fault === undefined ? answer(method, params) : { ok: false, error: fault }),
      );
  });
  return { ...server, users, groups, broken, calls };
}

let people: People;
let now: number;
let lines: string[];

beforeEach(async () => {
  people = await startPeople();
  people.users.set(ME, { id: ME, team_id: TEAM });
  now = 1_000_000;
  lines = [];
});

afterEach(async () => {
  await people[Symbol.asyncDispose]();
});

function openRoles(lists: Partial<RoleLists> = {}) {
  const client = new webApi.WebClient('xoxb-test', {
    slackApiUrl: `${people.url}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  const clock = () => now;
  const log = openLog({
    level: 'debug',
    clock,
    write: (line) => lines.push(line),
    redact: (text) => ({ text, secrets: [] }),
  });
  const all = { viewers: [], operators: [], approvers: [], ...lists };
  return createRoles({ client, lists: all, teamId: TEAM, clock, log: log.for('roles') });
}

describe('who is who', () => {
  const someone = { id: ME, team_id: TEAM };
  test.each([
    ['a full member', someone, 'approver'],
    ['an admin', { ...someone, is_admin: true, is_restricted: false }, 'approver'],
    ['a guest of several channels', { ...someone, is_restricted: true }, 'viewer'],
    ['a guest of one channel', { ...someone, is_restricted: true, is_ultra_restricted: true }, 'viewer'],
    ['a stranger of Slack Connect', { id: ME, team_id: 'T000OTHER', is_stranger: true }, 'stranger'],
    ['somebody of another workspace', { id: ME, team_id: 'T000OTHER' }, 'stranger'],
    ['somebody of no workspace', { id: ME }, 'stranger'],
    ['an account that was switched off', { ...someone, deleted: true }, 'stranger'],
    ['a bot', { ...someone, is_bot: true }, 'stranger'],
    [
      'a member of ours in an organisation',
      { id: ME, team_id: 'T0000HOME', enterprise_user: { teams: ['T0000HOME', TEAM] } },
      'approver',
    ],
    [
      'a member of a sister workspace',
      { id: ME, team_id: 'T0000HOME', enterprise_user: { teams: ['T0000HOME'] } },
      'stranger',
    ],
  ])('%s', async (_name, user, role) => {
    people.users.set(ME, user);
    expect(await openRoles().roleOf(ME)).toBe(role);
  });

  test('is asked anew each time', async () => {
    const roles = openRoles();
    expect(await roles.roleOf(ME)).toBe('approver');
    people.users.set(ME, { ...someone, deleted: true });
    expect(await roles.roleOf(ME)).toBe('stranger');
  });

  test('counts for those who are named as well', async () => {
    people.users.set(ME, { id: ME, team_id: 'T000OTHER', is_stranger: true });
    expect(await openRoles({ approvers: [ME] }).roleOf(ME)).toBe('stranger');
  });
});

describe('what Slack does not tell', () => {
  test.each([
    ['a missing scope', 'missing_scope'],
    ['a token that was revoked', 'token_revoked'],
    ['a failure at Slack', 500],
    ['too many calls', 429],
  ])('is no role: %s', async (_name, fault) => {
    people.broken.set('users.info', fault);
    const roles = openRoles({ approvers: [ME] });
    expect(await roles.find(ME)).toEqual({ kind: 'unknown' });
    await expect(roles.roleOf(ME)).rejects.toThrow(RoleUnknownError);
    expect(lines.join('')).toContain('cannot tell');
  });

  test.each([
    ['nobody', null],
    ['no person', { team_id: 7 }],
  ])('is no role: %s', async (_name, user) => {
    people.users.delete(ME);
    if (user !== null) people.users.set(ME, user);
    expect(await openRoles().find(ME)).toEqual({ kind: 'unknown' });
  });
});

describe('a user group', () => {
  const lists = { operators: [OPERATORS], approvers: ['U0000BOSS'] };

  test('gives its members their role', async () => {
    people.groups.set(OPERATORS, [ME]);
    expect(await openRoles(lists).roleOf(ME)).toBe('operator');
    people.groups.set(OPERATORS, ['U000OTHER']);
    expect(await openRoles(lists).roleOf(ME)).toBe('viewer');
  });

  test('is read once a minute, however many press', async () => {
    people.groups.set(OPERATORS, [ME]);
    const roles = openRoles(lists);
    const calls = () => people.calls.filter((method) => method === 'usergroups.users.list').length;
    expect(await Promise.all(Array.from({ length: 20 }, () => roles.roleOf(ME)))).toEqual(
      Array(20).fill('operator'),
    );
    expect(calls()).toBe(1);
    people.groups.set(OPERATORS, []);
    now += MINUTE - 1;
    expect(await roles.roleOf(ME)).toBe('operator');
    now += 1;
    expect(await roles.roleOf(ME)).toBe('viewer');
    expect(calls()).toBe(2);
  });

  test('that cannot be read leaves nobody a role by it; soon it is asked again', async () => {
    people.groups.set(OPERATORS, [ME]);
    people.broken.set('usergroups.users.list', 'missing_scope');
    const roles = openRoles(lists);
    expect(await roles.find(ME)).toEqual({ kind: 'unknown' });
    people.broken.clear();
    expect(await roles.find(ME)).toEqual({ kind: 'unknown' });
    now += 5 * SECOND;
    expect(await roles.roleOf(ME)).toBe('operator');
  });

  test('that was known and can no longer be read is forgotten', async () => {
    people.groups.set(OPERATORS, [ME]);
    const roles = openRoles(lists);
    expect(await roles.roleOf(ME)).toBe('operator');
    people.broken.set('usergroups.users.list', 503);
    now += MINUTE;
    expect(await roles.find(ME)).toEqual({ kind: 'unknown' });
  });
});

describe('who decides on phrases', () => {
  const may = (lists: Partial<RoleLists> = {}) => createApprovers(openRoles(lists))(ME);

  test('is every full member where no approvers are named, whoever acts', async () => {
    expect(await may()).toBe('yes');
    expect(await may({ operators: ['U000OTHER'] })).toBe('yes');
    people.users.set(ME, { id: ME, team_id: TEAM, is_restricted: true });
    expect(await may()).toBe('no');
    expect(await may({ operators: [ME] })).toBe('no');
  });

  test('is who is named, or in a group that is', async () => {
    people.groups.set(OPERATORS, [ME]);
    expect(await may({ approvers: [ME] })).toBe('yes');
    expect(await may({ approvers: [OPERATORS] })).toBe('yes');
    expect(await may({ approvers: ['U000OTHER'] })).toBe('no');
  });

  test('is known of those named by id also where Slack does not tell', async () => {
    people.broken.set('users.info', 'missing_scope');
    expect(await may({ approvers: [ME] })).toBe('yes');
    expect(await may({ approvers: ['U000OTHER'] })).toBe('no');
    expect(await may({ approvers: [OPERATORS] })).toBe('unknown');
    expect(await may()).toBe('unknown');
  });
});
