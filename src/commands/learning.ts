import { parseArgs } from 'node:util';
import { decidedText } from '../answer/texts-learning.ts';
import { draftEntry } from '../learning/draft.ts';
import type { Mended } from '../learning/learning.ts';
import { readInbox } from '../learning/read-inbox.ts';
import { entryStats } from '../store/learning-stats.ts';
import { listPhrases } from '../store/phrases.ts';
import type { Command } from './command.ts';
import { inboxLines, phraseLines, statsLines } from './learning-lines.ts';
import { type LearningDesk, openLearningDesk } from './open-learning.ts';

type Outcome = { readonly lines: readonly string[]; readonly ok: boolean };
type Words = { readonly id: number; readonly all: boolean; readonly mended: Mended };
type Verb = (desk: LearningDesk, words: Words) => Promise<Outcome>;

async function list({ db, reviewer }: LearningDesk, { all }: Words): Promise<Outcome> {
  const phrases = await listPhrases(db, all ? ['proposed', 'accepted', 'rejected', 'undone'] : ['proposed']);
  const proposed = phrases.filter(({ state }) => state === 'proposed');
  await reviewer.review(proposed);
  const lines = phrases.flatMap((phrase) => phraseLines(phrase, reviewer.known(phrase)));
  return { lines: lines.length === 0 ? ['Nothing to approve.'] : lines, ok: true };
}

const decide =
  (verb: 'accept' | 'reject' | 'undo'): Verb =>
  async ({ learning, actor }, { id, mended }) => {
    const decided =
      verb === 'accept' ? await learning.accept(id, actor, mended) : await learning[verb](id, actor);
    return { lines: [decidedText(decided)], ok: decided.kind === 'done' };
  };

async function draft({ db, matcher }: LearningDesk, { id }: Words): Promise<Outcome> {
  const cluster = (await readInbox(db, matcher)).find((each) => each.id === id);
  if (cluster === undefined) return { lines: [`There is no ${id} in the inbox.`], ok: false };
  return { lines: [draftEntry(cluster, new Date().toISOString().slice(0, 10))], ok: true };
}

const verbs: Readonly<Record<string, Verb>> = {
  list,
  accept: decide('accept'),
  reject: decide('reject'),
  undo: decide('undo'),
  inbox: async ({ db, matcher }) => ({ lines: inboxLines(await readInbox(db, matcher)), ok: true }),
  draft,
  stats: async ({ db }) => ({ lines: statsLines(await entryStats(db)), ok: true }),
};
const WITH_ID = ['accept', 'reject', 'undo', 'draft'];

/** What the desk learned from people: to be reviewed, taken back, measured, and what is still unknown. */
export const learningCommand: Command = {
  help: [
    'learning list [--all]          phrases to approve, and what each would change; --all: decided ones too',
    'learning accept|reject|undo ID decide; accept takes --text "…" and --language xx to mend the phrase',
    'learning inbox | draft ID      what people ask in vain, by likeness; the skeleton of an entry for it',
    'learning stats                 per entry: cases, numbers looked up, connected afterwards, opinions',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        text: { type: 'string' },
        language: { type: 'string' },
      },
    });
    const [name = 'list', subject = ''] = positionals;
    const verb = verbs[name];
    if (verb === undefined || (WITH_ID.includes(name) && !/^\d{1,9}$/.test(subject))) {
      process.stderr.write(`${this.help}\n`);
      return 2;
    }
    const { text, language, all } = values;
    const mended = { ...(text && { text }), ...(language && { language }) };
    await using desk = await openLearningDesk();
    const { lines, ok } = await verb(desk, { id: Number(subject), all, mended });
    (ok ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
    return ok ? 0 : 1;
  },
};
