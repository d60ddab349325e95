import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accountCard } from '../../src/answer/account-card.ts';
import { statusCard } from '../../src/answer/status-card.ts';
import { readAgainst } from '../../src/checks/against-error.ts';
import type { StatusFacts } from '../../src/checks/facts.ts';
import { findDecisive, judge } from '../../src/checks/overall.ts';
import { runChecks } from '../../src/checks/registry.ts';
import type { StatusReport } from '../../src/checks/report.ts';
import { failed, healthy, NOW, read, WABA, withFacts, withNumber } from '../checks/records.ts';
import { findFaults } from './validate-message.ts';

function reportOf(facts: StatusFacts, change: Partial<StatusReport> = {}): StatusReport {
  const findings = runChecks(facts);
  const overall = judge(findings);
  const decisive = findDecisive(findings, overall);
  const names = { display: '+48 600 123 456', name: 'Kłos', phoneNumberId: '106540352242922' };
  return {
    ...{ overall, findings, decisive, against: null, traceId: null, swapped: null, isForeign: false },
    number: { ...names, wabaId: WABA, wabaName: 'Desk' },
    ...{ readAt: NOW, took: 120 },
    ...change,
  };
}

const hostile = '<!channel> <@U1> & `code` *bold* \u202e'.repeat(200);
const pending = withNumber({ status: 'PENDING', platformType: 'NOT_APPLICABLE' });
const text = (value: unknown) => JSON.stringify(value);

describe('a status card', () => {
  test.each([
    ['healthy', reportOf(healthy)],
    ['broken', reportOf(pending)],
    [
      'of hostile words',
      reportOf(withNumber({ status: hostile, verifiedName: hostile, nameStatus: hostile }), {
        number: { display: hostile, name: hostile, phoneNumberId: '1', wabaId: '2', wabaName: hostile },
      }),
    ],
    [
      'with incidents',
      reportOf(withFacts({ incidents: read([{ title: hostile, publishedAt: null, link: null }]) })),
    ],
    [
      'in the dark',
      reportOf(withFacts({ number: failed({ kind: 'timeout' }), token: failed({ kind: 'no-app' }) })),
    ],
  ])('%s keeps within Slack’s limits, with and without a table', (_name, report) => {
    for (const plain of [false, true]) {
      const card = statusCard(report, { plain, place: { kind: 'private', lookupId: 'x' } });
      expect(findFaults(card)).toEqual([]);
      expect(card.blocks.some(({ type }) => type === 'table')).toBe(!plain);
    }
  });

  test('says every state in words, not by a sign alone', () => {
    const card = statusCard(reportOf(pending));
    const table = card.blocks.find((block) => block.type === 'table');
    const states = table?.rows.slice(1).map((row) => row[1]?.text ?? '') ?? [];
    expect(states).toHaveLength(13);
    for (const state of states) expect(state).toMatch(/OK|Attention|Fault|Could not tell/);
  });

  test('holds the five steps, folded where Slack can fold', () => {
    const report = reportOf(pending);
    const folded = statusCard(report).blocks.find((block) => block.type === 'container');
    expect(folded).toMatchObject({ default_collapsed: true, title: { text: 'Connection in five steps' } });
    for (const blocks of [text(folded), text(statusCard(report, { plain: true }).blocks)]) {
      expect(blocks).toMatch(/1\. ✔ OK · Token.*2\. ✔.*3\. ✖ Problem · Number.*4\. ✔.*5\. ✔ OK · Webhooks/);
    }
  });

  test('says the same in lines as in the table', () => {
    const rich = statusCard(reportOf(pending)).blocks.find((block) => block.type === 'table');
    const plain = text(statusCard(reportOf(pending), { plain: true }).blocks);
    for (const row of rich?.rows.slice(1) ?? [])
      expect(plain).toContain(row.map((cell) => cell.text).join(' · '));
  });

  test('reads the state against the error that was pasted', () => {
    const against = readAgainst('not-registered', pending, runChecks(pending));
    const card = statusCard(reportOf(pending, { against }), {
      entry: { title: 'Not registered', side: 'us', now: 'Free it first.' },
    });
    expect(text(card.blocks)).toContain('Read against your error');
    expect(text(card.blocks)).toContain('Fits');
    expect(text(statusCard(reportOf(pending)).blocks)).not.toContain('Read against');
  });

  test('of a number that an error keeps from being registered advises what the error says', () => {
    const now = 'Delete the account on the phone.';
    const entry = { title: 'It is in use elsewhere', side: 'customer' as const, now };
    const said = text(statusCard(reportOf(pending), { entry }).blocks);
    expect(said).toContain(`Customer’s side\\n*Do now:* ${now}`);
  });

  test('names what a swapped id is', () => {
    const report = reportOf(pending, { swapped: { id: '10001', actual: 'waba' } });
    expect(text(statusCard(report).blocks)).toContain('10001 is the id of a WhatsApp Business account');
  });

  test.each([
    ['private', { kind: 'private', lookupId: 'x' }, ['status_post', 'status_refresh']],
    ['public', { kind: 'public', lookupId: 'x' }, ['status_refresh']],
    ['case', { kind: 'case', caseId: 'x' }, ['check_status', 'case_close', 'escalate']],
  ] as const)('has the buttons of its place: %s', (_name, place, ids) => {
    const controls = statusCard(reportOf(healthy), { place, closes: false }).blocks.flatMap((block) =>
      block.type === 'actions' ? block.elements : [],
    );
    expect(controls.map((button) => button.action_id)).toEqual(ids);
    expect(controls.every((button) => 'value' in button && button.value === 'x')).toBe(true);
  });
});

describe('the numbers of an account', () => {
  const numbers = Array.from({ length: 10 }, (_, at) => ({
    phoneNumberId: `10654035224290${at}`,
    display: `+48 600 000 00${at}`,
    name: hostile,
    status: at === 0 ? 'CONNECTED' : 'ODD',
  }));
  const page = { wabaId: WABA, name: hostile, numbers, offset: 10, total: 35, syncedAt: NOW, problem: null };

  test('keep within Slack’s limits, with a button for each and for the pages', () => {
    for (const plain of [false, true]) {
      const card = accountCard(page, { lookupId: 'x', plain });
      expect(findFaults(card)).toEqual([]);
      expect(text(card.blocks)).toContain('Numbers 11 to 20 of 35');
      expect(text(card.blocks)).toContain('status_page:0');
      expect(text(card.blocks)).toContain('status_page:20');
      expect(text(card.blocks)).toContain('status_show:106540352242909');
    }
  });

  test('say how old they are, and that they could not be read', () => {
    expect(text(accountCard(page).blocks)).toContain('List read at 2026-11-21 12:00');
    const stale = accountCard({ ...page, problem: 'timeout' });
    expect(text(stale.blocks)).toContain('could not be read just now');
    const empty = accountCard({ ...page, numbers: [], offset: 0, total: 0, syncedAt: null });
    expect(text(empty.blocks)).toContain('no number in this account');
  });
});

test.each([
  ['healthy', reportOf(healthy), { place: { kind: 'public', lookupId: 'lookup-1' } }],
  ['broken', reportOf(pending), { place: { kind: 'case', caseId: 'case-1' }, closes: false }],
  ['solved', reportOf(healthy), { place: { kind: 'case', caseId: 'case-1' }, closes: true }],
  [
    'unread',
    reportOf(withFacts({ number: failed({ kind: 'timeout' }), token: failed({ kind: 'no-app' }) })),
    { place: { kind: 'private', lookupId: 'lookup-1' } },
  ],
] as const)('the card of a number, %s, is recorded', async (name, report, options) => {
  await expect(`${JSON.stringify(statusCard(report, options), null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden', `status-${name}.json`),
  );
});
