import { expect, test } from 'vitest';
import { listenOnLoopback } from '../support/loopback.ts';
import { messageEvent, sendEvent } from '../support/slack-events.ts';
import { startTestBot } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace } from '../support/workspace.ts';

const PASTE = 'error 133010';
const TITLE = 'Cloud API: high disruptions';

test.each([
  ['while Meta reports trouble', `<item><title>${TITLE} &lt;!channel&gt;</title></item>`, true],
  ['while all is well', '', false],
])('%s the answer begins with it: %s', async (_name, items, isSaid) => {
  using dir = createTempDir();
  await using workspace = await startWorkspace();
  let asked = () => {};
  const read = new Promise<void>((resolve) => {
    asked = resolve;
  });
  await using feed = await listenOnLoopback((_request, response) => {
    response
      .writeHead(200)
      .end(`<?xml version="1.0"?><rss version="2.0"><channel>${items}</channel></rss>`, asked);
  });
  await using bot = await startTestBot(workspace, dir.path, { statusUrl: feed.url, refreshOutages: true });
  await read;
  await expect
    .poll(async () => {
      const ts = await workspace.post(PASTE);
      await sendEvent(bot.port, messageEvent(workspace, ts, PASTE));
      await bot.idle();
      const [answer] = await workspace.replies(ts);
      return JSON.stringify(answer?.blocks?.[0]).includes(TITLE);
    })
    .toBe(isSaid);
  expect(JSON.stringify(workspace.proxy.calls)).not.toContain('<!channel>');
});
