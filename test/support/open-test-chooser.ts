import { openChooser } from '../../src/llm/open-chooser.ts';
import type { LlmPatience, LlmSettings } from '../../src/llm/settings.ts';
import { openLog } from '../../src/log.ts';
import type { Chooser } from '../../src/match/chooser/chooser.ts';
import { type ModelServer, type Script, serveModel } from '../../src/sandbox/model/server.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { readKnowledge } from './start-test-bot.ts';
import { createTempDir } from './temp-dir.ts';

export type TestChooser = AsyncDisposable & {
  readonly chooser: Chooser;
  readonly server: ModelServer;
  readonly store: Store;
  /** Milliseconds that it would have waited before second tries. */
  readonly waits: readonly number[];
  /** Lines of the chooser's log. */
  readonly log: readonly string[];
};

export type TestChooserOptions = {
  readonly settings?: Partial<LlmSettings>;
  readonly patience?: Partial<LlmPatience>;
  readonly clock?: () => number;
};

/** The real chooser against a scripted server; between two tries it does not wait. */
export async function openTestChooser(
  script: Script,
  options: TestChooserOptions = {},
): Promise<TestChooser> {
  const { clock = Date.now } = options;
  await using parts = new AsyncDisposableStack();
  const dir = parts.use(createTempDir());
  const store = parts.use(openStore(dir.path));
  const server = await serveModel(script);
  parts.defer(() => server.stop());
  const log: string[] = [];
  const waits: number[] = [];
  const settings = { apiKey: 'key', baseUrl: server.baseUrl, model: 'scripted', dailyRequests: 100 };
  const chooser = openChooser({
    settings: { ...settings, dailyTokens: 1_000_000, ...options.settings },
    knowledge: readKnowledge(),
    db: store.db,
    clock,
    log: openLog({ level: 'debug', clock, write: (line) => log.push(line), redact: (text) => ({ text }) }),
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  const running = parts.move();
  return { chooser, server, store, waits, log, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
