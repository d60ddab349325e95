import { MINUTE } from '../clock.ts';
import type { CoolDownCause, Refusal, Role } from '../guard/types.ts';
import type { ActionName } from '../knowledge/schema.ts';
import type { Markup } from './markup.ts';
import { actionWords } from './texts-actions.ts';
import { toMarkup, toPlain, type Wording, wording } from './wording.ts';

/** Why something is not done now, when it can be, and what to do instead. */

/** What was asked for. `now` is milliseconds since the epoch. */
export type RefusedTo = { readonly action: ActionName; readonly now: number };

const ROLES = {
  stranger: 'somebody from outside',
  viewer: 'a viewer',
  operator: 'an operator',
  approver: 'an approver',
} as const satisfies Record<Role, string>;

const CAUSES = {
  'phone-account-deleted':
    'The account on the phone was deleted just now, and Meta needs 3 minutes to free the number.',
  'platform-disconnected': 'The platform was disconnected in the app just now, and Meta needs 15 minutes.',
  'recently-deleted': 'Meta is still deleting the number from where it was; a try now would be wasted.',
  'pin-lock': 'Meta has locked the number after wrong PINs. Find the right PIN meanwhile.',
  'pin-too-quick': 'Meta wants a pause between two tries with a PIN.',
  'budget-spent': 'Meta has blocked this for 72 hours, because it was tried too often. Nobody can lift that.',
  'code-requests': 'A code was requested before. Meta blocks a number for which too many are requested.',
  'code-guesses': 'Too many wrong codes were entered, and Meta pauses the number for about 12 hours.',
  transient: 'Meta could not do it the last time. A short pause saves a try.',
  'rate-limit': 'Meta has told us to slow down.',
} as const satisfies Record<CoolDownCause, string>;

const WRONG_STATES: Readonly<Record<string, string>> = {
  BANNED: 'Meta has banned the number. Ask for a review in Business Support Home first.',
  DELETED: 'The number was deleted from the account. Add it again first.',
  MIGRATED: 'The number was moved to another account. Use its id there.',
};

/** To the minute, and never a minute early. */
const opening = (until: number) => ({ at: Math.ceil(until / MINUTE) * MINUTE });

type Budget = Extract<Refusal, { kind: 'budget' }>;

function budgetWording({ action, used, until, isReserve }: Budget): Wording {
  const calls = action === 'deregister' ? 'deregistrations' : 'registrations';
  return isReserve
    ? wording`${used} of 10 ${calls} in 72 hours are used, and the rest is kept for an approver. Ask one, or try again from ${opening(until)}.`
    : wording`${used} of 10 ${calls} in 72 hours are used. One more, and Meta blocks the number for 72 hours. The next one is possible from ${opening(until)}.`;
}

/** Refusals that no wait ends. */
type Fixed = Exclude<
  Refusal['kind'],
  | 'role'
  | 'approval'
  | 'wrong-state'
  | 'name-not-usable'
  | 'running'
  | 'cool-down'
  | 'budget'
  | 'pin-streak'
  | 'outage'
>;

const FIXED = {
  'could-not-tell':
    'I could not tell the live state of the number, and without it I change nothing. Check it again in a minute.',
  coexistence:
    'The number is used in the WhatsApp Business app as well. It is registered already and is changed in the app only: Settings → Account → Business Platform.',
  'on-phone':
    'The WhatsApp Business app still holds the number, so Meta would refuse. Delete the account in the app first, then wait 3 minutes.',
  'never-automatic': 'I never do this by myself. Somebody has to press the button.',
  'already-connected': 'The number is connected already. Registering it again would only use up a try.',
  'already-verified': 'The number is verified already. It needs no code.',
  'not-verified':
    'The number is not verified, so Meta would refuse. Request a code and enter it, then register.',
  'not-registered': 'The number is not registered with us, so Meta would refuse.',
} as const satisfies Record<Fixed, string>;

function reason(refusal: Refusal): Wording {
  switch (refusal.kind) {
    case 'role':
      return wording`This takes ${ROLES[refusal.needed]}; you are ${ROLES[refusal.has]} here.`;
    case 'approval':
      return wording`A second person has to agree first: ${ROLES[refusal.needed]}, and not who asks for it.`;
    case 'wrong-state':
      return wording`${WRONG_STATES[refusal.status] ?? `The number is ${refusal.status}, and this cannot change that.`}`;
    case 'name-not-usable':
      return refusal.status === 'EXPIRED'
        ? wording`The approval of the display name has run out, so Meta would refuse. Enter the name again in WhatsApp Manager first.`
        : wording`The number has no display name that can be used, so Meta would refuse. Enter one in WhatsApp Manager first.`;
    case 'running':
      return wording`${actionWords(refusal.action).noun} is running already, started by ${{ who: refusal.by }} at ${{ at: refusal.since }}. One call at a time.`;
    case 'cool-down':
      return wording`${CAUSES[refusal.cause]} It is possible from ${opening(refusal.until)}.`;
    case 'budget':
      return budgetWording(refusal);
    case 'pin-streak':
      return wording`${refusal.wrong} wrong PINs were given, and Meta locks a number after a few. Have the PIN found or reset. The next try is possible from ${opening(refusal.until)}.`;
    case 'outage':
      return wording`Meta reports trouble: “${refusal.title}”. I go on when it is over.`;
    default:
      return wording`${FIXED[refusal.kind]}`;
  }
}

/** Whom a refusal names; Slack has to be told of them. */
export function refusalPeople(refusal: Refusal): readonly string[] {
  return refusal.kind === 'running' ? [refusal.by] : [];
}

function head(action: ActionName): string {
  return `I did not ${actionWords(action).toDo} the number.`;
}

/** For Slack: "*I did not register the number.* Meta has locked … It is possible from 14:05." */
export function refusalText(refusal: Refusal, { action, now }: RefusedTo): Markup {
  const { parts, values } = reason(refusal);
  const [first = '', ...rest] = parts;
  return toMarkup({ parts: [`*${head(action)}* ${first}`, ...rest], values }, now);
}

/** The same for a terminal, a notification or a screen reader. */
export function refusalPlain(refusal: Refusal, { action, now }: RefusedTo): string {
  return `${head(action)} ${toPlain(reason(refusal), now)}`;
}
