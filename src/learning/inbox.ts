import { type Groups, groupsOf, likeness } from '../match/wording/learned.ts';
import type { Unmatched } from '../store/unmatched.ts';

/** Pastes that people asked about in much the same words. */
export type Cluster = {
  /** Id of the oldest paste in it. */
  readonly id: number;
  readonly count: number;
  /** The paste that is most like the others. */
  readonly text: string;
  readonly language: string | null;
  readonly texts: readonly string[];
};

/** Cosine of the letter groups from which on two pastes are taken for the same trouble. */
const ALIKE = 0.45;

type Item = Unmatched & { readonly groups: Groups };

/** `code 139901`, with which a paste in the inbox begins when it names a code that nobody knows. */
const CODE = /^code [\d/]+/;

/** Codes tell more than words, and letter groups cannot tell one number from another. */
function areAlike(a: Item, b: Item): boolean {
  const [code, other] = [a, b].map(({ text }) => CODE.exec(text)?.[0]);
  if (code !== undefined || other !== undefined) return code === other;
  return likeness(a.groups, b.groups) >= ALIKE;
}

/** The items that come nearest to any of the cluster: single linkage, in the order given. */
function gather(items: readonly Item[]): Item[][] {
  const clusters: Item[][] = [];
  for (const item of items) {
    const near = clusters.filter((cluster) => cluster.some((other) => areAlike(item, other)));
    for (const cluster of near.slice(1)) {
      near[0]?.push(...cluster);
      clusters.splice(clusters.indexOf(cluster), 1);
    }
    if (near[0] === undefined) clusters.push([item]);
    else near[0].push(item);
  }
  return clusters;
}

function centreOf(cluster: readonly Item[]): Item | undefined {
  const nearness = (item: Item) =>
    cluster.reduce((sum, other) => sum + likeness(item.groups, other.groups), 0);
  return cluster.toSorted((a, b) => nearness(b) - nearness(a) || a.id - b.id)[0];
}

/** Groups pastes by the likeness of their letter groups, the largest group first. Pure. */
export function clusterPastes(pastes: readonly Unmatched[]): Cluster[] {
  const items = pastes
    .map((paste) => ({ ...paste, groups: groupsOf(paste.text) }))
    .toSorted((a, b) => a.id - b.id);
  return gather(items)
    .flatMap((cluster) => {
      const centre = centreOf(cluster);
      if (centre === undefined) return [];
      const { text, language } = centre;
      const texts = [...new Set(cluster.map((item) => item.text))];
      return [{ id: Math.min(...cluster.map(({ id }) => id)), count: cluster.length, text, language, texts }];
    })
    .sort((a, b) => b.count - a.count || a.id - b.id);
}
