import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { entrySchema } from '../../src/knowledge/schema.ts';
import { draftEntry } from '../../src/learning/draft.ts';
import { clusterPastes } from '../../src/learning/inbox.ts';

const pastes = [
  'the catalogue cannot be connected to the account',
  'my cat sat on the router',
  'catalogue cannot be connected to our account',
  'The catalog could not be connected to the account!',
  'カタログを接続できません',
].map((text, at) => ({ id: at + 1, text, language: at === 4 ? 'ja' : 'en' }));

test('pastes in much the same words are one cluster, the largest first', () => {
  const [first, ...others] = clusterPastes(pastes);
  expect(first).toMatchObject({ id: 1, count: 3, language: 'en' });
  expect(first?.texts).toHaveLength(3);
  expect(others.map(({ count }) => count)).toEqual([1, 1]);
});

test('a paste that is like two clusters joins them', () => {
  const chain = [
    'red lamp blinks at night',
    'no sound comes from speaker',
    'red lamp blinks, no sound comes from speaker',
  ];
  const clusters = clusterPastes(chain.map((text, id) => ({ id, text, language: null })));
  expect(clusters.map(({ count }) => count)).toEqual([3]);
});

test('pastes with an unknown code go by the code', () => {
  const texts = ['code 139901 · something broke', 'code 139902 · something broke', 'code 139901'];
  const clusters = clusterPastes(texts.map((text, id) => ({ id, text, language: null })));
  expect(clusters.map(({ texts: of }) => of)).toEqual([[texts[0], texts[2]], [texts[1]]]);
});

test('an empty inbox has no clusters', () => {
  expect(clusterPastes([])).toEqual([]);
});

test('the skeleton is an entry once it is filled in', () => {
  const [cluster] = clusterPastes(pastes);
  if (cluster === undefined) throw new Error('no cluster');
  const [entry = '', phrases = ''] = draftEntry(cluster, '2026-11-21').split('# To be added');
  const parsed = entrySchema.parse(load(entry));
  expect(parsed.sources[0]?.checked).toBe('2026-11-21');
  expect(load(phrases.slice(phrases.indexOf('\n')))).toEqual({ [parsed.id]: cluster.texts });
});
