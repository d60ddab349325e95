import { describe, expect, test } from 'vitest';
import { figureTexts } from '../../src/answer/texts-figures.ts';
import { digestDue } from '../../src/slack/cases/digest.ts';
import { messageEvent, sendEvent } from '../support/slack-events.ts';
import { startTestBot } from '../support/start-test-bot.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { startWorkspace } from '../support/workspace.ts';

const MONDAY = Date.UTC(2026, 10, 23, 8, 30);

describe('the digest of the week', () => {
  test.each([
    ['on Sunday', Date.UTC(2026, 10, 22, 23, 59), null],
    ['on Monday at night', Date.UTC(2026, 10, 23, 7, 59), null],
    ['on Monday morning', MONDAY, '2026-11-23'],
    ['late on Monday', Date.UTC(2026, 10, 23, 23, 59), '2026-11-23'],
    ['on Tuesday', Date.UTC(2026, 10, 24, 8, 0), null],
  ])('%s is due: %s', (_name, now, due) => {
    expect(digestDue(now)).toBe(due);
  });

  test('is posted once, with its chart, and in words where Slack knows no charts', async () => {
    using dir = createTempDir();
    await using workspace = await startWorkspace();
    {
      await using bot = await startTestBot(workspace, dir.path);
      const ts = await workspace.post('error 133010');
      await sendEvent(bot.port, messageEvent(workspace, ts, 'error 133010'));
      await bot.idle();
    }
    const refusal = { status: 200, body: '{"ok":false,"error":"invalid_blocks"}' };
    workspace.proxy.breakNext('chat.postMessage', refusal);
    const digestChannel = workspace.otherChannel;
    for (let run = 0; run < 2; run += 1) {
      const clock = () => MONDAY;
      await using bot = await startTestBot(workspace, dir.path, { digestChannel, clock });
      await bot.idle();
    }
    const posts = workspace.proxy.calls.filter(
      ({ method, params }) => method === 'chat.postMessage' && params.channel === digestChannel,
    );
    expect(posts).toHaveLength(2);
    const [refused, taken] = posts.map(({ params }) => JSON.stringify(params));
    expect(refused).toContain('data_visualization');
    expect(taken).not.toContain('data_visualization');
    for (const post of [refused, taken]) expect(post).toContain(figureTexts.week);
  });
});
