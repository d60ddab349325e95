import { describe, expect, test } from 'vitest';
import type { RoleLists } from '../../../src/config.ts';
import type { Role } from '../../../src/guard/types.ts';
import { type InGroup, type Membership, roleOf } from '../../../src/slack/roles/role-of.ts';

const ME = 'U000000ME';
const GROUP = 'S00000001';
const lists = (change: Partial<RoleLists> = {}): RoleLists => ({
  ...{ viewers: [], operators: [], approvers: [], ...change },
});
const inside: InGroup = () => true;
const outside: InGroup = () => false;
const untold: InGroup = () => null;

const others = ['U00000001'];
const both = { operators: others, approvers: ['U00000002'] };

/** What the roles of full members and guests are; strangers and accounts that are off have none, whatever is set. */
const rows: readonly (readonly [name: string, lists: RoleLists, full: Role, guest: Role])[] = [
  ['nobody is named', lists(), 'approver', 'viewer'],
  ['only approvers are named', lists({ approvers: others }), 'operator', 'viewer'],
  ['only operators are named', lists({ operators: others }), 'viewer', 'viewer'],
  ['operators and approvers are named', lists(both), 'viewer', 'viewer'],
  ['all three are named', lists({ ...both, viewers: others }), 'stranger', 'stranger'],
  ['only viewers are named', lists({ viewers: others }), 'approver', 'stranger'],
  ['I am an approver', lists({ ...both, approvers: [ME] }), 'approver', 'approver'],
  ['I am an operator beside approvers', lists({ ...both, operators: [ME] }), 'operator', 'operator'],
  ['I am an operator, and nobody is approver', lists({ operators: [ME] }), 'approver', 'approver'],
  ['I am a viewer', lists({ viewers: [ME] }), 'viewer', 'viewer'],
  ['I am everything', lists({ viewers: [ME], operators: [ME], approvers: [ME] }), 'approver', 'approver'],
];

describe.each(rows)('where %s', (_name, named, full, guest) => {
  const cases: readonly (readonly [Membership, Role])[] = [
    ['full', full],
    ['guest', guest],
    ['stranger', 'stranger'],
    ['nobody', 'stranger'],
  ];
  test.each(cases)('%s: %s', (membership, role) => {
    expect(roleOf(named, ME, membership, outside)).toBe(role);
  });
});

describe('a user group', () => {
  const approvers = lists({ operators: others, approvers: [GROUP] });

  test('gives its members the role', () => {
    expect(roleOf(approvers, ME, 'full', inside)).toBe('approver');
    expect(roleOf(approvers, ME, 'full', outside)).toBe('viewer');
    expect(roleOf(lists({ operators: [GROUP], approvers: others }), ME, 'full', inside)).toBe('operator');
    expect(roleOf(lists({ operators: others, viewers: [GROUP] }), ME, 'full', inside)).toBe('viewer');
  });

  test('gives nothing to guests, whom anybody may put into it', () => {
    expect(roleOf(approvers, ME, 'guest', inside)).toBe('viewer');
    expect(roleOf(approvers, ME, 'stranger', inside)).toBe('stranger');
  });

  test('that Slack does not tell of leaves the role open', () => {
    expect(roleOf(approvers, ME, 'full', untold)).toBeNull();
    expect(roleOf(lists({ viewers: [GROUP] }), ME, 'full', untold)).toBeNull();
    expect(roleOf(approvers, ME, 'guest', untold)).toBe('viewer');
  });

  test('that Slack does not tell of takes nothing from who is named', () => {
    expect(roleOf(lists({ operators: [ME], approvers: [GROUP] }), ME, 'full', untold)).toBe('operator');
    expect(roleOf(lists({ operators: [GROUP], approvers: [ME] }), ME, 'full', untold)).toBe('approver');
  });
});
