import type { Knowledge } from '../../src/knowledge/schema.ts';
import { NONE } from '../../src/match/model/model.ts';
import { type Sample, samplesOf } from '../../src/match/training/sample.ts';
import { repeatableRandom, trainModel } from '../../src/match/training/train.ts';
import { openPhraseIndex, type PhraseIndex } from '../../src/match/wording/phrase-index.ts';
import { type Peer, peerMakers } from './peers.ts';
import { heapMegabytes, quantile, showTime } from './timing.ts';
import { multiply } from './variants.ts';

/** Held-out wordings: the engines never see them. */
const HELD_OUT = 0.1;
const MOST_QUERIES = 1_000;

export type Line = {
  readonly name: string;
  readonly times: number;
  readonly queries: number;
  readonly right: number;
  readonly p50: number;
  readonly p99: number;
  readonly megabytes: number;
};

type Split = { readonly known: readonly Sample[]; readonly queries: readonly Sample[] };

function split(samples: readonly Sample[]): Split {
  const random = repeatableRandom(5);
  const held = samples.map(() => random() < HELD_OUT);
  const queries = samples.filter((_, index) => held[index]);
  return {
    known: samples.filter((_, index) => !held[index]),
    // In the order of chance: the first few, all that a slow peer gets, are a fair sample.
    queries: queries
      .map((query) => ({ query, place: random() }))
      .sort((a, b) => a.place - b.place)
      .slice(0, MOST_QUERIES)
      .map(({ query }) => query),
  };
}

/** The best share of right decisions over all thresholds: the peer is given its luckiest one. */
function bestDecisions(
  answers: readonly { readonly label: string; readonly entry: string; readonly score: number }[],
): number {
  const thresholds = [Number.NEGATIVE_INFINITY, ...answers.map(({ score }) => score)];
  const step = Math.max(1, Math.floor(thresholds.length / 200));
  const sorted = thresholds.toSorted((a, b) => a - b).filter((_, index) => index % step === 0);
  return Math.max(
    ...sorted.map((least) => {
      const right = answers.filter(
        ({ label, entry, score }) => (score > least ? entry : NONE) === label,
      ).length;
      return (100 * right) / answers.length;
    }),
  );
}

/** A slow peer is asked as many queries as fit into this time, and at least a few. */
const BUDGET_MS = 12_000;
const LEAST_QUERIES = 5;

type Asked = {
  readonly label: string;
  readonly entry: string;
  readonly score: number;
  readonly microseconds: number;
};

function ask(peer: Peer, queries: readonly Sample[]): Asked[] {
  const ends = performance.now() + BUDGET_MS;
  const asked: Asked[] = [];
  for (const { text, label } of queries) {
    if (performance.now() > ends && asked.length >= LEAST_QUERIES) break;
    const began = performance.now();
    const found = peer.find(text);
    const microseconds = (performance.now() - began) * 1_000;
    asked.push({ label, ...(found ?? { entry: NONE, score: Number.NEGATIVE_INFINITY }), microseconds });
  }
  return asked;
}

function measure(peer: Peer, queries: readonly Sample[], times: number, megabytes: number): Line {
  ask(peer, queries.slice(0, LEAST_QUERIES));
  const asked = ask(peer, queries);
  const spent = asked.map(({ microseconds }) => microseconds).sort((x, y) => x - y);
  return {
    name: peer.name,
    times,
    queries: asked.length,
    right: bestDecisions(asked),
    p50: quantile(spent, 0.5),
    p99: quantile(spent, 0.99),
    megabytes,
  };
}

function asPeer(index: PhraseIndex): Peer {
  return {
    name: 'wa-desk',
    find(text) {
      const [best] = index.rank(text).ranked;
      return best === undefined ? null : { entry: best.entry, score: best.confidence };
    },
  };
}

/** More phrases are learnt in fewer rounds, so that the work stays in proportion. */
function roundsFor(times: number): number {
  return times === 1 ? 1 : 0.3;
}

async function openDeskPeer(
  knowledge: Knowledge,
  phrases: readonly Sample[],
  known: readonly Sample[],
  rounds: number,
): Promise<Peer> {
  const index = openPhraseIndex(
    trainModel(knowledge, phrases, { languageSamples: known, rounds }),
    knowledge.notions,
  );
  await index.prepare();
  return asPeer(index);
}

/** wa-desk and its peers over the same phrases and queries, at `times` as many phrases. */
export async function compare(
  knowledge: Knowledge,
  times: number,
  note: (line: string) => void,
): Promise<Line[]> {
  const { known, queries } = split(samplesOf(knowledge));
  const phrases = multiply(known, times);
  const spoken = phrases.filter(({ label }) => label !== NONE);
  note(`${times}×: ${phrases.length} phrases, ${queries.length} queries`);
  const makers = [
    () => openDeskPeer(knowledge, phrases, known, roundsFor(times)),
    ...peerMakers.map((make) => async () => make(spoken)),
  ];
  const lines: Line[] = [];
  for (const make of makers) {
    const before = heapMegabytes();
    const began = performance.now();
    const peer = await make();
    const megabytes = heapMegabytes() - before;
    note(`  ${peer.name}: built in ${showTime((performance.now() - began) * 1_000)}`);
    lines.push(measure(peer, queries, times, megabytes));
  }
  return lines;
}

/** The lines as a table; the last column is the time against wa-desk's in the same run. */
export function tableOf(lines: readonly Line[]): string[] {
  const head = '| method | phrases | queries | right decisions | p50 | p99 | memory | time against wa-desk |';
  const rows = lines.map((line) => {
    const own = lines.find(({ name, times }) => name === 'wa-desk' && times === line.times)?.p50 ?? line.p50;
    const cells = [
      line.name,
      `${line.times}×`,
      `${line.queries}`,
      `${line.right.toFixed(1)} %`,
      showTime(line.p50),
      showTime(line.p99),
      `${Math.max(0, line.megabytes).toFixed(0)} MB`,
      `${(line.p50 / own).toFixed(1)}×`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [head, '| --- | --- | --- | --- | --- | --- | --- | --- |', ...rows];
}
