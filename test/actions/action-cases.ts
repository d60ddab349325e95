import type { TookEffect } from '../../src/actions/live-state.ts';
import type { ActionInput } from '../../src/actions/types.ts';
import type { ActionName } from '../../src/knowledge/schema.ts';
import type { EmulatedNumber } from '../../src/sandbox/graph/state/number.ts';
import { type ActionDesk, PIN } from '../support/action-desk.ts';

const live = { status: 'CONNECTED', platform: 'CLOUD_API', throughput: 'STANDARD' } as const;
const unverified = {
  codeVerification: 'NOT_VERIFIED',
  oneTimeCode: { code: '246810', wrongTries: 0 },
} as const;

/** An action that would work, and what the live state says where nobody knows whether it did. */
type Case = {
  readonly given: Partial<EmulatedNumber>;
  readonly input: ActionInput;
  /** Whether the state shows that the call did nothing, or that it worked. */
  readonly shows: { readonly undone: TookEffect; readonly done: TookEffect };
};

export const cases: Readonly<Record<ActionName, Case>> = {
  register: { given: {}, input: { pin: PIN }, shows: { undone: 'no', done: 'yes' } },
  deregister: {
    given: live,
    input: {},
    shows: { undone: 'no', done: 'yes' },
  },
  'request-code': {
    given: { codeVerification: 'NOT_VERIFIED' },
    input: { method: 'SMS', language: 'en_US' },
    shows: { undone: 'could-not-tell', done: 'could-not-tell' },
  },
  'verify-code': { given: unverified, input: { code: '246810' }, shows: { undone: 'no', done: 'yes' } },
  'set-pin': {
    given: { ...live, pin: null },
    input: { pin: PIN },
    shows: { undone: 'no', done: 'yes' },
  },
  'subscribe-webhooks': { given: live, input: {}, shows: { undone: 'no', done: 'yes' } },
};

/** Takes the webhooks of all accounts away from our app. */
export function unsubscribe({ world }: ActionDesk): void {
  const wabas = world.read().wabas.map((waba) => ({ ...waba, subscriptions: [] }));
  world.change((state) => ({ ...state, wabas }));
}
