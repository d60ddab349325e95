import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../src/desk.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { openLearning } from '../../src/learning/learning.ts';
import { makeProposal } from '../../src/learning/propose.ts';
import { type ReviewDeps, reviewPhrase } from '../../src/learning/review.ts';
import { recordedTexts, sentencesOf } from '../../src/learning/sentences.ts';
import { openMatcher } from '../../src/match/ladder.ts';
import { openIndex } from '../../src/match/open-index.ts';
import { openStore } from '../../src/store/database.ts';
import { listAudit, listPhrases, proposePhrase } from '../../src/store/phrases.ts';
import { createClock } from '../support/clock.ts';
import { createTempDir } from '../support/temp-dir.ts';

const root = join(import.meta.dirname, '../..');
const knowledge = loadKnowledge(join(root, 'knowledge'));
const recorded = recordedTexts(join(root, 'test/cases'));

/** A paste that no wording of knowledge/ comes near. */
const PASTE = 'The gizmo grumbles that our blue widget refuses its handshake, +48 600 123 456';
const AGAIN = 'hi, the gizmo grumbles that our blue widget refuses its handshake, 0151 2345678';

function openDesk(dataDir: string) {
  const index = openIndex(knowledge, join(root, '.cache'));
  const matcher = openMatcher(knowledge, index);
  const store = openStore(dataDir);
  const clock = createClock();
  const learning = openLearning({ db: store.db, index, knowledge, clock });
  const answer = (text: string) => readText(matcher, text).diagnosis.matches[0];
  return { index, store, learning, answer };
}

type Desk = ReturnType<typeof openDesk>;

async function propose({ store }: Desk, entry = 'number-linked', text?: string) {
  const proposal = makeProposal({ sentence: text ?? PASTE, language: 'en' }, knowledge);
  if (proposal === null) throw new Error('nothing to propose');
  const more = { entry, source: 'correction', proposedBy: 'U1', caseId: null } as const;
  return await proposePhrase(store.db, { ...proposal, ...more }, 1);
}

const reviewDeps = ({ index }: Desk): ReviewDeps => ({
  knowledge,
  index,
  accepted: [],
  recorded,
  pause: async () => {},
});

describe('an accepted phrase', () => {
  test('changes the next match at once, and undoing it changes that back', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    await using _store = desk.store;
    expect(desk.answer(PASTE)).toBeUndefined();
    const { id, text } = await propose(desk);
    expect(text).not.toMatch(/\d/);
    expect(await desk.learning.accept(id, 'U2')).toMatchObject({ kind: 'done' });
    expect(desk.answer(AGAIN)).toMatchObject({ entry: 'number-linked', via: 'phrase' });
    expect(await desk.learning.undo(id, 'U2')).toMatchObject({ kind: 'done', phrase: { state: 'undone' } });
    expect(desk.answer(AGAIN)).toBeUndefined();
    expect((await listAudit(desk.store.db, id)).map(({ action, actor }) => [action, actor])).toEqual([
      ['propose', 'U1'],
      ['accept', 'U2'],
      ['undo', 'U2'],
    ]);
  });

  test('changes nothing else in the evaluation', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    await using _store = desk.store;
    const languages = ['en', 'pl', 'ar', 'ja', 'pt-BR'];
    const known = [...recorded, ...languages.flatMap((tag) => sentencesOf(knowledge, tag))];
    const decideAll = () => known.map(({ text }) => desk.answer(text)?.entry ?? 'none');
    const before = decideAll();
    const { id } = await propose(desk);
    await desk.learning.accept(id, 'U2');
    expect(desk.answer(AGAIN)?.entry).toBe('number-linked');
    expect(decideAll()).toEqual(before);
  }, 120_000);

  test('is known after a restart, and to a process that did not accept it', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    const other = openDesk(dir.path);
    await using _other = other.store;
    await other.learning.refresh();
    const { id } = await propose(desk);
    await desk.learning.accept(id, 'U2');
    await desk.store[Symbol.asyncDispose]();
    expect(other.answer(AGAIN)).toBeUndefined();
    await other.learning.refresh();
    expect(other.answer(AGAIN)?.entry).toBe('number-linked');
    await other.learning.undo(id, 'U3');
    expect(other.answer(AGAIN)).toBeUndefined();
  });

  test('can be mended on the way', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    await using _store = desk.store;
    const { id } = await propose(desk);
    const text = 'our purple doohickey will not shake hands';
    await desk.learning.accept(id, 'U2', { text, language: 'en' });
    expect(desk.answer(text)?.entry).toBe('number-linked');
    expect(desk.answer(PASTE)).toBeUndefined();
  });
});

describe('a decision is refused', () => {
  test('where it was made already', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    await using _store = desk.store;
    const { id } = await propose(desk);
    expect(await desk.learning.undo(id, 'U2')).toMatchObject({ kind: 'not-now' });
    await desk.learning.reject(id, 'U2');
    expect(await desk.learning.reject(id, 'U3')).toMatchObject({
      kind: 'not-now',
      phrase: { state: 'rejected' },
    });
    expect(desk.answer(PASTE)).toBeUndefined();
  });

  test('where there is no such phrase or entry', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    await using _store = desk.store;
    expect(await desk.learning.accept(99, 'U2')).toEqual({ kind: 'unknown' });
    const { id } = await propose(desk, 'no-such-entry');
    expect(await desk.learning.accept(id, 'U2')).toEqual({ kind: 'unknown' });
    expect(await listPhrases(desk.store.db, ['accepted'])).toEqual([]);
  });

  test('where the wording is accepted for another entry', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    await using _store = desk.store;
    const first = await propose(desk);
    const second = await propose(desk, 'pin-mismatch');
    await desk.learning.accept(first.id, 'U2');
    expect(await desk.learning.accept(second.id, 'U2')).toMatchObject({
      kind: 'taken',
      by: { id: first.id },
    });
    expect(desk.answer(PASTE)?.entry).toBe('number-linked');
  });
});

describe('the effect of a phrase', () => {
  test('of a new wording is nothing', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    await using _store = desk.store;
    const effect = await reviewPhrase(
      { entry: 'number-linked', text: (await propose(desk)).text },
      reviewDeps(desk),
    );
    expect(effect).toMatchObject({ changes: [], collisions: [], takenBy: null });
    expect(effect.checked).toBeGreaterThan(10_000);
  }, 60_000);

  test('of the wording of another entry is a collision, and the index stays as it was', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    await using _store = desk.store;
    const text = knowledge.phrases.get('pl')?.phrases['number-linked']?.[0] ?? '';
    const effect = await reviewPhrase({ entry: 'pin-mismatch', text }, reviewDeps(desk));
    expect(effect.collisions).toContainEqual({
      place: 'phrases/pl',
      text,
      expected: 'number-linked',
      before: 'number-linked',
      after: 'pin-mismatch',
    });
    expect(desk.answer(text)?.entry).toBe('number-linked');
  }, 60_000);

  test('names the entry that has nearly the same accepted phrase', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    await using _store = desk.store;
    const accepted = [{ entry: 'name-rejected', text: 'our blue widget refuses its handshake now' }];
    const effect = await reviewPhrase(
      { entry: 'number-linked', text: 'our blue widget refuses its handshake' },
      { ...reviewDeps(desk), accepted },
    );
    expect(effect.takenBy).toBe('name-rejected');
  }, 60_000);

  test('looks at recorded cases, whatever they are about', async () => {
    using dir = createTempDir();
    const desk = openDesk(dir.path);
    await using _store = desk.store;
    const folder = join(dir.path, 'cases/odd');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'input.txt'), PASTE);
    const texts = recordedTexts(join(dir.path, 'cases'));
    expect(texts.map(({ text }) => text)).toEqual([readFileSync(join(folder, 'input.txt'), 'utf8')]);
    const phrase = await propose(desk);
    const effect = await reviewPhrase(phrase, { ...reviewDeps(desk), recorded: texts });
    expect(effect.changes).toMatchObject([{ place: 'cases/odd', before: 'none', after: 'number-linked' }]);
    expect(effect.collisions).toEqual([]);
  }, 60_000);
});
