import { writeSync } from 'node:fs';
import { startBot } from '../../src/bot.ts';
import { createStop } from '../../src/stop.ts';
import { codeMatcher } from './code-matcher.ts';
import type { ChildOptions } from './spawn-bot.ts';
import { readKnowledge } from './start-test-bot.ts';

/**
 * A bot in a process of its own, for tests that kill, stop or pause it. Its options come as JSON in the first
 * argument, its port goes out as the first line. A paste with the deadly word ends the process at once, between the
 * journal and the answer; one with the sleepy word pauses it there, which it says in a line of its own.
 */
const { config, deadlyWord, sleepyWord, ...options }: ChildOptions = JSON.parse(process.argv[2] ?? '{}');
const says = (text: string, word: string | undefined) => word !== undefined && text.includes(word);
const { key } = config.vault;

const lost = Promise.withResolvers<void>();
// A map does not come through JSON, and bytes come as a list.
const whatsapp = { ...config.whatsapp, accountTokens: new Map() };
const vault = { key: key === null ? null : Buffer.from(key) };
const bot = await startBot(
  { ...config, whatsapp, vault },
  {
    knowledge: readKnowledge(),
    matcher: {
      diagnose(paste) {
        if (says(paste.text, deadlyWord)) process.kill(process.pid, 'SIGKILL');
        if (says(paste.text, sleepyWord)) {
          writeSync(1, 'asleep\n');
          process.kill(process.pid, 'SIGSTOP');
        }
        return codeMatcher.diagnose(paste);
      },
    },
    onLost: lost.resolve,
    ...options,
  },
);
const stop = createStop(Promise.resolve(bot), process.exit);
process.on('SIGTERM', () => void stop(0));
writeSync(1, `${bot.port}\n`);
await lost.promise;
await stop(1);
