import { startBot } from '../../src/bot.ts';
import type { BotConfig } from '../../src/config.ts';
import { codeMatcher } from './code-matcher.ts';
import { readKnowledge } from './start-test-bot.ts';

/**
 * A bot in a process of its own, for tests that kill it. The configuration comes as JSON in the first
 * argument, the port goes out as the first line. A paste with the word of the second argument ends the
 * process at once, between the journal and the answer.
 */
const given: BotConfig = JSON.parse(process.argv[2] ?? '{}');
const { key } = given.vault;
// A map does not come through JSON, and bytes come as a list.
const config: BotConfig = {
  ...given,
  whatsapp: { ...given.whatsapp, accountTokens: new Map() },
  vault: { key: key === null ? null : Buffer.from(key) },
};
const deadlyWord = process.argv[3];

const bot = await startBot(config, {
  knowledge: readKnowledge(),
  matcher: {
    diagnose(paste) {
      if (deadlyWord !== undefined && paste.text.includes(deadlyWord)) process.kill(process.pid, 'SIGKILL');
      return codeMatcher.diagnose(paste);
    },
  },
});
process.stdout.write(`${bot.port}\n`);
