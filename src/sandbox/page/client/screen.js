/** @import { PageState } from '../page-state.ts' */
/** @import { Screen } from './types.ts' */
import { actingPerson } from './acting.js';

/**
 * What of the workspace stands on the screen of whoever acts: their own direct messages, dialogs and App Home, and
 * of the messages for one person alone only theirs.
 * @param {PageState} state
 * @returns {Screen}
 */
export function screenOf(state) {
  const { homes, channels, messages, modals, ...rest } = state;
  const me = actingPerson(state);
  return {
    ...rest,
    me,
    everywhere: channels,
    channels: channels.filter(({ of }) => of === null || of === me.id),
    messages: messages.filter(({ seenBy }) => seenBy === null || seenBy === me.id),
    modals: modals.filter(({ viewer }) => viewer === me.id),
    home: homes[me.id] ?? null,
  };
}
