import { openChapter, readChapter, setChapterRun } from '../store/retry-work.ts';
import type { Db } from '../store/schema.ts';
import type { Engine } from './engine.ts';

type Parts = { readonly db: Db; readonly engine: () => Engine };

/** Sees to it that every open retry has a workflow run. */
export type Runs = {
  /** A new run; whatever ran before has no say from now on. */
  begin(retryId: string): Promise<void>;
  /** A new run where there is none: it was never started, broke off, or its file is gone. Returns whether it was. */
  ensure(retryId: string): Promise<boolean>;
};

export function createRuns({ db, engine }: Parts): Runs {
  /** The chapter is counted before its run exists, so that a crash between the two leaves none with a say. */
  async function begin(retryId: string): Promise<void> {
    const chapter = await openChapter(db, retryId);
    if (chapter === null) return;
    await setChapterRun(db, retryId, chapter, await engine().start({ retryId, chapter }));
  }

  async function ensure(retryId: string): Promise<boolean> {
    const present = await readChapter(db, retryId);
    if (present === null) return false;
    if (present.runId !== null && !(await engine().isOver(present.runId))) return false;
    await begin(retryId);
    return true;
  }

  return { begin, ensure };
}
