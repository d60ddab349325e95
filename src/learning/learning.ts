import type { Clock } from '../clock.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import type { PhraseIndex } from '../match/wording/phrase-index.ts';
import {
  findPhrase,
  findWordings,
  listPhrases,
  movePhrase,
  type Phrase,
  type PhraseChange,
  phraseVersion,
} from '../store/phrases.ts';
import type { Db } from '../store/schema.ts';

export type LearningDeps = {
  readonly db: Db;
  readonly index: Pick<PhraseIndex, 'learn' | 'forget'>;
  readonly knowledge: Pick<Knowledge, 'entries'>;
  readonly clock: Clock;
};

/** What became of a decision about a phrase. */
type Decided =
  | { readonly kind: 'done'; readonly phrase: Phrase }
  /** There is no such phrase, or its entry is gone. */
  | { readonly kind: 'unknown' }
  /** Somebody was faster, or it is not to be decided that way; as it stands now. */
  | { readonly kind: 'not-now'; readonly phrase: Phrase }
  /** The same wording is accepted already, or was proposed twice. */
  | { readonly kind: 'taken'; readonly by: Phrase };

/** How an approver mended a phrase before accepting it. */
export type Mended = { readonly text?: string; readonly language?: string };

/** The phrases that people taught: in the store for good, in the index as long as this process runs. */
export type Learning = {
  /** Brings the index up to what the store says; cheap when nothing was decided since. */
  refresh(): Promise<void>;
  /** Live at once. */
  accept(id: number, actor: string, mended?: Mended): Promise<Decided>;
  reject(id: number, actor: string): Promise<Decided>;
  /** Takes an accepted phrase out of the index again. */
  undo(id: number, actor: string): Promise<Decided>;
};

type Decision = Omit<PhraseChange, 'actor' | 'text' | 'language'>;

const ACCEPT: Decision = { action: 'accept', from: ['proposed', 'rejected', 'undone'], to: 'accepted' };
const REJECT: Decision = { action: 'reject', from: ['proposed'], to: 'rejected' };
const UNDO: Decision = { action: 'undo', from: ['accepted'], to: 'undone' };

async function decide({ db, knowledge, clock }: LearningDeps, id: number, change: PhraseChange) {
  return await db.transaction().execute(async (tx): Promise<Decided> => {
    const known = await findPhrase(tx, id);
    if (known === null) return { kind: 'unknown' };
    if (change.to === 'accepted') {
      if (!knowledge.entries.has(known.entry)) return { kind: 'unknown' };
      const others = (await findWordings(tx, change.text ?? known.text)).filter((other) => other.id !== id);
      const by = others.find(({ entry, state }) => state === 'accepted' || entry === known.entry);
      if (by !== undefined) return { kind: 'taken', by };
    }
    const phrase = await movePhrase(tx, id, change, clock());
    return phrase === null ? { kind: 'not-now', phrase: known } : { kind: 'done', phrase };
  });
}

/** Opens the learning of a desk; nothing is in the index before the first `refresh` or decision. */
export function openLearning(deps: LearningDeps): Learning {
  const { db, index, knowledge } = deps;
  /** Text → entry, as the index has it. */
  const live = new Map<string, string>();
  let version = -1;

  const refresh = async (): Promise<void> => {
    const newest = await phraseVersion(db);
    if (newest === version) return;
    const accepted = (await listPhrases(db, ['accepted'])).filter(({ entry }) =>
      knowledge.entries.has(entry),
    );
    const wanted = new Map(accepted.map(({ text, entry }) => [text, entry]));
    for (const text of live.keys()) if (!wanted.has(text)) index.forget(text);
    for (const [text, entry] of wanted) if (live.get(text) !== entry) index.learn({ entry, text });
    live.clear();
    for (const [text, entry] of wanted) live.set(text, entry);
    version = newest;
  };
  const run = async (id: number, decision: Decision, actor: string, mended: Mended = {}) => {
    const decided = await decide(deps, id, { ...decision, ...mended, actor });
    await refresh();
    return decided;
  };
  return {
    refresh,
    accept: (id, actor, mended) => run(id, ACCEPT, actor, mended),
    reject: (id, actor) => run(id, REJECT, actor),
    undo: (id, actor) => run(id, UNDO, actor),
  };
}
