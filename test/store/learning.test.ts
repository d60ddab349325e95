import { describe, expect, test } from 'vitest';
import { findAnswer, recordAnswer } from '../../src/store/answers.ts';
import { type Case, saveCase } from '../../src/store/cases.ts';
import { openStore } from '../../src/store/database.ts';
import { listFeedback, saveFeedback } from '../../src/store/feedback.ts';
import { recordFinding } from '../../src/store/findings.ts';
import { entryStats } from '../../src/store/learning-stats.ts';
import {
  findWordings,
  listAudit,
  listPhrases,
  movePhrase,
  type NewPhrase,
  phraseVersion,
  proposePhrase,
} from '../../src/store/phrases.ts';
import { addUnmatched, listUnmatched, solveUnmatched } from '../../src/store/unmatched.ts';
import { createTempDir } from '../support/temp-dir.ts';

function aCase(id: string, entry: string | null): Case {
  return {
    id,
    channel: 'C1',
    threadTs: id,
    summary: 'a paste',
    phones: [],
    phoneNumberIds: [],
    wabaIds: [],
    codes: [],
    traceIds: [],
    entry,
    language: 'en',
    createdBy: 'U1',
  };
}

async function setUp() {
  const dir = createTempDir();
  const store = openStore(dir.path);
  await saveCase(store.db, aCase('case-1', 'number-linked'), 1);
  return {
    db: store.db,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      dir[Symbol.dispose]();
    },
  };
}

describe('feedback', () => {
  const press = {
    channel: 'C1',
    messageTs: '1.2',
    user: 'U1',
    caseId: 'case-1',
    entry: 'number-linked',
  } as const;

  test('one person has one opinion on a message, the newest', async () => {
    await using at = await setUp();
    await saveFeedback(at.db, { ...press, verdict: 'helpful' }, 1);
    await saveFeedback(at.db, { ...press, verdict: 'helpful' }, 2);
    await saveFeedback(at.db, { ...press, verdict: 'wrong', rightEntry: 'pin-mismatch', note: 'n' }, 3);
    expect(await listFeedback(at.db, 'case-1')).toMatchObject([
      { verdict: 'wrong', right_entry: 'pin-mismatch', note: 'n', created_at: 1, updated_at: 3 },
    ]);
    await saveFeedback(at.db, { ...press, verdict: 'helpful' }, 4);
    expect(await listFeedback(at.db, 'case-1')).toMatchObject([{ verdict: 'helpful', right_entry: null }]);
  });

  test('others have their own', async () => {
    await using at = await setUp();
    await saveFeedback(at.db, { ...press, verdict: 'helpful' }, 1);
    await saveFeedback(at.db, { ...press, user: 'U2', verdict: 'wrong' }, 2);
    await saveFeedback(at.db, { ...press, messageTs: '1.3', verdict: 'wrong' }, 3);
    expect(await listFeedback(at.db, 'case-1')).toHaveLength(3);
  });
});

test('what an answer rested on is kept by case and entry', async () => {
  await using at = await setUp();
  const answer = {
    caseId: 'case-1',
    entry: 'number-linked',
    via: 'phrase',
    sentence: 'a',
    language: 'en',
  } as const;
  await recordAnswer(at.db, answer, 1);
  await recordAnswer(at.db, { ...answer, via: 'llm', sentence: 'b' }, 2);
  expect(await findAnswer(at.db, 'case-1', 'number-linked')).toEqual({
    ...answer,
    via: 'llm',
    sentence: 'b',
  });
  expect(await findAnswer(at.db, 'case-1', 'pin-mismatch')).toBeNull();
});

describe('phrases', () => {
  const phrase: NewPhrase = {
    entry: 'number-linked',
    language: 'en',
    text: 'it hangs on another account',
    source: 'correction',
    proposedBy: 'U1',
    caseId: 'case-1',
  };
  const accept = { action: 'accept', from: ['proposed'], to: 'accepted', actor: 'U2' } as const;

  test('the same proposal twice is one that was made twice', async () => {
    await using at = await setUp();
    const { id } = await proposePhrase(at.db, phrase, 1);
    expect(await proposePhrase(at.db, { ...phrase, proposedBy: 'U3' }, 2)).toMatchObject({ id, times: 2 });
    expect(await listPhrases(at.db, ['proposed'])).toMatchObject([{ id, times: 2, proposedBy: 'U1' }]);
  });

  test('every decision leaves a row that stays', async () => {
    await using at = await setUp();
    const { id } = await proposePhrase(at.db, phrase, 1);
    const before = await phraseVersion(at.db);
    expect(await movePhrase(at.db, id, accept, 5)).toMatchObject({ state: 'accepted' });
    expect(await phraseVersion(at.db)).toBeGreaterThan(before);
    expect(await listAudit(at.db, id)).toMatchObject([
      { at: 1, actor: 'U1', action: 'propose' },
      { at: 5, actor: 'U2', action: 'accept', entry: 'number-linked', text: phrase.text },
    ]);
    await expect(at.db.deleteFrom('phrase_audit').execute()).rejects.toThrow('append-only');
    await expect(at.db.updateTable('phrase_audit').set({ actor: 'x' }).execute()).rejects.toThrow(
      'append-only',
    );
  });

  test('a phrase moves only from the states it may', async () => {
    await using at = await setUp();
    const { id } = await proposePhrase(at.db, phrase, 1);
    await movePhrase(at.db, id, accept, 2);
    expect(await movePhrase(at.db, id, accept, 3)).toBeNull();
    expect(await listAudit(at.db, id)).toHaveLength(2);
  });

  test('one wording is live for one entry', async () => {
    await using at = await setUp();
    const first = await proposePhrase(at.db, phrase, 1);
    const second = await proposePhrase(at.db, { ...phrase, entry: 'pin-mismatch' }, 1);
    await movePhrase(at.db, first.id, accept, 2);
    await expect(movePhrase(at.db, second.id, accept, 3)).rejects.toThrow(/UNIQUE/);
    expect(await findWordings(at.db, phrase.text)).toMatchObject([
      { id: first.id, state: 'accepted' },
      { id: second.id },
    ]);
  });
});

test('an unmatched paste is kept once a message, until somebody explains it', async () => {
  await using at = await setUp();
  const paste = { channel: 'C1', ts: '1.1', caseId: 'case-1', text: 'nobody knows', language: null };
  await addUnmatched(at.db, paste, 1);
  await addUnmatched(at.db, paste, 2);
  await addUnmatched(at.db, { ...paste, ts: '1.5', caseId: 'case-2', text: 'another' }, 3);
  expect((await listUnmatched(at.db)).map(({ text }) => text)).toEqual(['another', 'nobody knows']);
  await solveUnmatched(at.db, 'case-1', 'pin-mismatch');
  expect((await listUnmatched(at.db)).map(({ text }) => text)).toEqual(['another']);
});

test('success is what the newest live check of a case says', async () => {
  await using at = await setUp();
  for (const id of ['case-2', 'case-3']) await saveCase(at.db, aCase(id, 'number-linked'), 1);
  await saveCase(at.db, aCase('case-4', 'pin-mismatch'), 1);
  const find = (caseId: string, verdict: string, check = 'phone-number') =>
    recordFinding(at.db, caseId, { check, verdict, summary: 's', facts: [] }, 1);
  await find('case-1', 'fault');
  await find('case-1', 'warning');
  await find('case-2', 'ok');
  await find('case-2', 'unknown');
  await find('case-4', 'ok', 'token');
  expect(await entryStats(at.db)).toEqual([
    { entry: 'number-linked', cases: 3, checked: 2, connected: 1, helpful: 0, wrong: 0 },
    { entry: 'pin-mismatch', cases: 1, checked: 0, connected: 0, helpful: 0, wrong: 0 },
  ]);
});
