import Database from 'better-sqlite3';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Sample } from '../../src/match/training/sample.ts';

/** A search engine as a peer: the entry of the best hit and its score, higher is better; null for no hit. */
export type Peer = {
  readonly name: string;
  find(text: string): { readonly entry: string; readonly score: number } | null;
};

/** MiniSearch with prefix and fuzzy search, as its documentation recommends for typos. */
function openMiniSearch(phrases: readonly Sample[]): Peer {
  const engine = new MiniSearch<{ id: number; text: string; label: string }>({
    fields: ['text'],
    storeFields: ['label'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  engine.addAll(phrases.map(({ text, label }, id) => ({ id, text, label })));
  return {
    name: 'MiniSearch',
    find(text) {
      const [hit] = engine.search(text);
      return hit === undefined ? null : { entry: String(hit.label), score: hit.score };
    },
  };
}

function openFuse(phrases: readonly Sample[]): Peer {
  const engine = new Fuse(phrases, {
    keys: ['text'],
    includeScore: true,
    ignoreLocation: true,
    threshold: 0.6,
  });
  return {
    name: 'Fuse.js',
    find(text) {
      // Fuse takes patterns of at most 32 characters at full speed; longer ones are cut into such pieces by itself.
      const [hit] = engine.search(text, { limit: 1 });
      return hit === undefined ? null : { entry: hit.item.label, score: 1 - (hit.score ?? 1) };
    },
  };
}

/** The text as an FTS5 query: any of its trigrams, best match by bm25. */
function trigramQuery(text: string): string {
  const letters = [...text.toLowerCase().replaceAll('"', ' ')];
  const grams = letters.slice(0, 160).map((_, at) => letters.slice(at, at + 3).join(''));
  return grams
    .filter((gram) => [...gram].length === 3)
    .map((gram) => `"${gram}"`)
    .join(' OR ');
}

function openFts(phrases: readonly Sample[]): Peer {
  const database = new Database(':memory:');
  database.exec(`CREATE VIRTUAL TABLE phrase USING fts5(text, label UNINDEXED, tokenize = 'trigram')`);
  const insert = database.prepare('INSERT INTO phrase (text, label) VALUES (?, ?)');
  database.transaction(() => {
    for (const { text, label } of phrases) insert.run(text, label);
  })();
  const select = database.prepare<[string], { label: string; score: number }>(
    'SELECT label, -bm25(phrase) AS score FROM phrase WHERE phrase MATCH ? ORDER BY bm25(phrase) LIMIT 1',
  );
  return {
    name: 'SQLite FTS5 trigram',
    find(text) {
      const query = trigramQuery(text);
      const hit = query === '' ? undefined : select.get(query);
      return hit === undefined ? null : { entry: hit.label, score: hit.score };
    },
  };
}

export const peerMakers: readonly ((phrases: readonly Sample[]) => Peer)[] = [
  openMiniSearch,
  openFts,
  openFuse,
];
