import { setTimeout as pause } from 'node:timers/promises';
import { execute } from '../../src/actions/execute.ts';
import { readActionFacts } from '../../src/actions/read-facts.ts';
import { DAY } from '../../src/clock.ts';
import type { Matcher } from '../../src/match/ladder.ts';
import { nextStep } from '../../src/retries/policy.ts';
import { openRetries } from '../../src/retries/retries.ts';
import { openStore } from '../../src/store/database.ts';
import { createVault } from '../../src/vault/vault.ts';
import { executeDeps } from '../support/execute-deps.ts';
import { request } from './open-test-retries.ts';

/**
 * A retry in a process of its own, for tests that kill it. The first argument is JSON:
 * where the data and the emulated Meta are, and at which point, for the how-manieth time, the process ends at once.
 */
type Task = {
  readonly dataDir: string;
  readonly graphUrl: string;
  readonly phoneNumberId: string;
  /** Says by how much Meta's time is ahead of ours, and sets it on. */
  readonly controlUrl: string;
  readonly kill: { readonly point: string; readonly nth: number } | null;
};

const { dataDir, graphUrl, phoneNumberId, controlUrl, kill }: Task = JSON.parse(process.argv[2] ?? '{}');
/** Meta refuses for one reason only here. */
const matcher: Matcher = {
  diagnose: () => ({
    verdict: 'sure',
    matches: [{ entry: 'number-linked', via: 'code', confidence: 1, evidence: [] }],
    candidates: [],
    language: null,
    unknownCodes: [],
    foreignCodes: [],
  }),
};
const seen = new Map<string, number>();

function reached(point: string): void {
  const nth = (seen.get(point) ?? 0) + 1;
  seen.set(point, nth);
  if (kill?.point === point && kill.nth === nth) process.kill(process.pid, 'SIGKILL');
}

const ask = async (path: string) => Number(await (await fetch(`${controlUrl}${path}`)).text());

let ahead = await ask('/ahead');
const clock = () => Date.now() + ahead;
const store = openStore(dataDir);
const parts = { ...executeDeps({ store, graphUrl, clock, matcher }), reached };
const retries = openRetries({
  ...{ db: store.db, dataDir, clock, log: parts.log, recovered: store.recovered, reached },
  random: () => 0,
  newId: () => crypto.randomUUID(),
  vault: createVault(Buffer.alloc(32, 7)),
  decide: nextStep,
  needsPin: () => true,
  roleOf: async () => 'operator',
  plan: async () => ({ dueAt: clock(), maxTries: 6, deadlineAt: clock() + DAY }),
  readFacts: async (retry, _known, signal) =>
    (await readActionFacts(parts, retry, { withApps: false, signal })).guard,
  execute: (order, signal) => execute(parts, order, { signal }),
});

await retries.begin(async (retry) => reached(`told ${retry.state}`));
await retries.start(request({ id: 'retry-1', phoneNumberId }));
for (;;) {
  await retries.idle();
  const retry = await retries.find('retry-1');
  if (retry === null || retry.end !== null) break;
  if (retry.dueAt !== null && retry.dueAt > clock()) ahead = await ask(`/ahead?until=${retry.dueAt}`);
  else await pause(20);
}
await retries[Symbol.asyncDispose]();
await store[Symbol.asyncDispose]();
