/** @import { PageState, PageUpdate } from '../page-state.ts' */

/**
 * The page's copy of the state, kept current by the server's stream.
 * @param {(state: PageState, update: PageUpdate) => void} onUpdate
 */
export function followStream(onUpdate) {
  /** @type {PageState | null} */
  let state = null;
  const source = new EventSource('/api/stream');
  source.addEventListener('message', (event) => {
    /** @type {PageUpdate} */
    const update = JSON.parse(event.data);
    state = update.kind === 'state' ? update.state : state === null ? null : applyUpdate(state, update);
    if (state !== null) onUpdate(state, update);
  });
  return source;
}

/**
 * @param {PageState} state
 * @param {Exclude<PageUpdate, { kind: 'state' }>} update
 * @returns {PageState}
 */
function applyUpdate(state, update) {
  switch (update.kind) {
    case 'message': {
      const { channel, ts } = update.message;
      const known = state.messages.some((message) => message.channel === channel && message.ts === ts);
      const messages = known
        ? state.messages.map((message) =>
            message.channel === channel && message.ts === ts ? update.message : message,
          )
        : [...state.messages, update.message];
      return { ...state, messages };
    }
    case 'message-gone':
      return {
        ...state,
        messages: state.messages.filter(({ channel, ts }) => channel !== update.channel || ts !== update.ts),
      };
    case 'modals':
      return { ...state, modals: update.modals };
    case 'homes':
      return { ...state, homes: update.homes };
    case 'meta':
      return { ...state, meta: update.meta };
  }
}
