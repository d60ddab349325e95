import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerMessage } from '../../src/answer/answer.ts';
import { closedMessage, stillFailingMessage } from '../../src/answer/case-message.ts';
import { digestMessage } from '../../src/answer/digest-message.ts';
import { escalationMessage } from '../../src/answer/escalation-message.ts';
import { homeView } from '../../src/answer/home-view.ts';
import type { SlackMessage } from '../../src/answer/message.ts';
import { replyMessage } from '../../src/answer/reply-message.ts';
import type { Retry } from '../../src/retries/types.ts';
import { readKnowledge } from '../support/start-test-bot.ts';
import { knowledge, paste, sure } from './sample.ts';
import { findFaults } from './validate-message.ts';

/** One message of each kind that a thread meets later; `npx vitest run test/answer -u` records them anew. */
const NOW = Date.UTC(2026, 10, 23, 8, 0);
const base = { paste, knowledge, caseId: 'case-1', asked: false, diagnosis: sure };
const reply = {
  knowledge: readKnowledge(),
  entry: 'number-linked',
  caseId: 'case-1',
  number: '+48 600 123 456',
};
const figures = {
  ...{ cases: 12, connected: 9, closed: 10, medianToConnected: 14 * 60_000 },
  entries: [
    { entry: 'number-linked', cases: 7 },
    { entry: 'pin-mismatch', cases: 2 },
  ],
  via: { code: 5, phrase: 6, llm: 1, hand: 0, none: 2 },
};
const open = {
  ...{ heading: 'Open', total: 3, now: NOW },
  cases: [
    {
      ...{ id: 'c', channel: 'C1', threadTs: '1.1', entry: 'number-linked', number: '+48600123456' },
      ...{ createdAt: NOW - 7_200_000, createdBy: 'U1' },
    },
  ],
  titleOf: (entry: string) => knowledge.entries.get(entry)?.title ?? entry,
  urlOf: () => 'https://desk.slack.com/archives/C1/p11',
};

const retry: Retry = {
  ...{ id: 'r', phoneNumberId: '106540352242001', wabaId: null, caseId: 'case-1', channel: 'C1' },
  ...{ threadTs: '1.1', action: 'register', entry: 'number-linked', startedBy: 'U1', state: 'waiting' },
  ...{ end: null, dueAt: NOW + 180_000, tries: 2, maxTries: 6, startedAt: NOW, deadlineAt: NOW + 9e6 },
  lines: [],
};

const elsewhere = { url: 'https://desk.slack.com/archives/C1/p11', title: 'A <title> & more', days: 1 };
const messages: Record<string, SlackMessage | null> = {
  outage: answerMessage({ ...base, outage: { kind: 'reported', title: 'Cloud <API> & more', link: null } }),
  'outage-seen': answerMessage({
    ...base,
    outage: { kind: 'seen', entry: 'server-unavailable', numbers: 4 },
  }),
  elsewhere: answerMessage({ ...base, elsewhere }),
  reply: replyMessage({ ...reply, language: 'pl' }),
  'reply-english': replyMessage({ ...reply, language: 'en' }),
  'still-failing': stillFailingMessage('case-1', 'The number is not registered'),
  escalation: escalationMessage('Subject: …\n\nPhone number: +48 600 123 456 <&>', 'case-1'),
  digest: digestMessage({ figures, open }),
};

test.each(Object.keys(messages))('%s', async (name) => {
  const message = messages[name];
  expect(message).not.toBeNull();
  if (message) expect(findFaults(message)).toEqual([]);
  await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden', `${name}.json`),
  );
});

test('who closed a case is the only person whom its message names', async () => {
  const message = closedMessage('U0123ABC');
  expect(JSON.stringify(message).match(/<@/g)).toHaveLength(1);
  await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden', 'closed.json'),
  );
});

test('the App Home holds no block that Slack shows in messages only', async () => {
  const view = homeView({ notice: null, week: { figures, open, retries: [retry] }, review: null });
  const types = view.blocks.map(({ type }) => type);
  expect(types).not.toContain('data_visualization');
  expect(types).not.toContain('container');
  await expect(`${JSON.stringify(view, null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden', 'home.json'),
  );
});
