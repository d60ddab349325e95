import type { SlackAnswer } from './web-api.ts';

export type Channel = { readonly id: string; readonly name: string; readonly kind: 'channel' | 'im' };

/** Somebody who can sit at the keyboard. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly token: string;
  /** A guest of the one channel; the others are full members of the workspace. */
  readonly isGuest: boolean;
  /** Their direct messages with the bot. */
  readonly direct: Channel;
};

type Seed = Pick<Person, 'name' | 'username' | 'token' | 'isGuest'>;

/** The first sits at the keyboard from the start. The tokens are no secrets: they open nothing but the emulator. */
const maja = { name: 'Maja Nowak', username: 'maja', token: 'xoxp-sandbox-agent', isGuest: false };
const seeds: readonly Seed[] = [
  maja,
  { name: 'Tomasz Wójcik', username: 'tomasz', token: 'xoxp-sandbox-second', isGuest: false },
  { name: 'Gita Rao', username: 'gita', token: 'xoxp-sandbox-guest', isGuest: true },
];

export const FIRST_TOKEN = maja.token;

/** What the emulator is seeded with. */
export const seededPeople = {
  users: seeds.map(({ name, username }) => ({
    name: username,
    real_name: name,
    email: `${username}@desk.example`,
  })),
  tokens: seeds.map(({ token, username }) => ({ token, type: 'user', user: username })),
};

export type Call = (
  token: string,
  method: string,
  parameters?: Record<string, unknown>,
) => Promise<SlackAnswer>;

type Rooms = { readonly supportId: string; readonly botUser: string; readonly botName: string };

/** Lets everybody into the support channel and opens their direct messages with the bot. */
export async function welcomePeople(
  call: Call,
  rooms: Rooms,
): Promise<readonly [Person, ...(readonly Person[])]> {
  const [first, ...others] = await Promise.all([
    welcome(call, rooms, maja),
    ...seeds.slice(1).map((seed) => welcome(call, rooms, seed)),
  ]);
  return [first, ...others];
}

async function welcome(call: Call, { supportId, botUser, botName }: Rooms, seed: Seed): Promise<Person> {
  const { user_id: id } = await call(seed.token, 'auth.test');
  if (typeof id !== 'string') throw new Error(`the emulated Slack did not take in ${seed.name}`);
  await call(seed.token, 'conversations.join', { channel: supportId });
  const opened = await call(seed.token, 'conversations.open', { users: botUser });
  const direct = String(Reflect.get(Object(opened.channel), 'id'));
  return { ...seed, id, direct: { id: direct, name: botName, kind: 'im' } };
}

/** Slack's answer about a person, with the marks of a guest, which the emulator does not know. */
export function markGuest(people: readonly Person[], answer: SlackAnswer): SlackAnswer {
  const id: unknown = Reflect.get(Object(answer.user), 'id');
  const isGuest = people.some((person) => person.isGuest && person.id === id);
  return isGuest
    ? { ...answer, user: { ...Object(answer.user), is_restricted: true, is_ultra_restricted: true } }
    : answer;
}
