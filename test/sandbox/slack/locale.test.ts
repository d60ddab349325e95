import { expect, test } from 'vitest';
import { callSlack } from '../../../src/sandbox/slack/web-api.ts';
import { openSandbox } from '../open-sandbox.ts';

test('the profile of the agent tells its language to who asks for it', async () => {
  await using sandbox = await openSandbox();
  const { workspace, apiUrl } = sandbox.slack;
  const { agent, bot, locales } = workspace;
  const root = apiUrl.replace(/\/api\/$/, '');
  const lookUp = (more: object) => callSlack(root, bot.token, 'users.info', { user: agent.id, ...more });
  expect(await lookUp({ include_locale: true })).toMatchObject({ user: { id: agent.id, locale: 'en-US' } });
  expect(JSON.stringify(await lookUp({}))).not.toContain('"locale"');
  locales.set(agent.id, 'pl-PL');
  expect(await lookUp({ include_locale: true })).toMatchObject({ user: { locale: 'pl-PL' } });
});
