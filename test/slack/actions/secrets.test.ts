import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../../src/clock.ts';
import { openStore } from '../../../src/store/database.ts';
import { openThreadDesk, SHOWN, type ThreadDesk } from '../../support/thread-desk.ts';

/** Digits that stand nowhere by chance, not within longer numbers either. */
const SECRET = '739184';
const WRONG = '850273';

const isIn = (text: string) =>
  [SECRET, WRONG].filter((pin) => new RegExp(`(?<!\\d)${pin}(?!\\d)`).test(text));

/** Everything that is kept on disk, as it stands there. */
function filesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

function leaksOf({ dataDir, bot, workspace }: ThreadDesk): string[] {
  const sent = JSON.stringify(workspace.proxy.calls);
  return [...isIn(filesOf(dataDir)), ...isIn(bot.log.join('\n')), ...isIn(sent)];
}

test('PINs and codes stand in no file, no log and no message, on any road that they take', async () => {
  await using desk = await openThreadDesk({
    pin: SECRET,
    codeVerification: 'NOT_VERIFIED',
    holder: 'phone app',
  });
  await desk.say(`error 133006 for ${SHOWN}`);
  await desk.press(/Check live status/);
  await desk.press(/Request a code/);
  await desk.submit({ method: 'SMS' });
  await desk.press(/Enter the code/);
  await desk.submit({ code: WRONG });
  expect(await desk.read()).toContain('Meta refused to verify the code');
  await desk.press(/Enter the code/);
  await desk.submit({ code: desk.number().oneTimeCode?.code ?? '' });
  expect(desk.number().codeVerification).toBe('VERIFIED');
  expect(leaksOf(desk)).toEqual([]);

  await desk.say(`error 133005 for ${SHOWN}`);
  await desk.press(/^Register/);
  await desk.submit({ pin: WRONG });
  expect(leaksOf(desk)).toEqual([]);
  await desk.press(/3-minute wait|Retry when possible/);
  desk.control('delete-phone-account');
  await desk.submit({ pin: SECRET });
  expect(leaksOf(desk)).toEqual([]);
  await desk.pass(3 * MINUTE + SECOND);
  await desk.pass(3 * MINUTE + SECOND);
  expect(desk.number().status).toBe('CONNECTED');
  expect(desk.graph.writes.at(-1)).toMatchObject({ body: { pin: SECRET } });
  expect(leaksOf(desk)).toEqual([]);
});

test('what nobody needs any more is not kept, sealed or not', async () => {
  await using desk = await openThreadDesk({ pin: SECRET });
  await desk.say(`error 133005 for ${SHOWN}`);
  await desk.press(/^Register/);
  await desk.submit({ pin: SECRET });
  await using store = openStore(desk.dataDir, { isVisitor: true });
  expect(await store.db.selectFrom('lookups').select('id').where('id', 'like', 'sealed:%').execute()).toEqual(
    [],
  );
  expect(await store.db.selectFrom('secrets').select('id').execute()).toEqual([]);
});
