/** @import { PageState, PageUpdate } from '../page-state.ts' */
import { makeComposer } from './composer.js';
import { drawConversation } from './conversation.js';
import { byId } from './dom.js';
import { drawHome } from './home.js';
import { drawMeta, wireFastSwitch } from './meta.js';
import { drawModal, wireModal } from './modal.js';
import { drawNumbers, runCountdowns } from './numbers.js';
import { drawSamples } from './samples.js';
import { drawSeat } from './seat.js';
import { send } from './send.js';
import { followStream } from './store.js';
import { drawTabs, wireViewSwitch } from './tabs.js';

/** @type {PageState | null} */
let current = null;
let open = '';
/** @type {Set<string>} */
const unread = new Set();

/**
 * @param {PageState} state
 * @param {PageUpdate} update
 */
function onUpdate(state, update) {
  current = state;
  if (open === '') open = state.channels[0]?.id ?? '';
  switch (update.kind) {
    case 'state':
      return drawAll(state);
    case 'message':
      if (update.message.channel !== open) unread.add(update.message.channel);
      drawTabBar(state);
      return open === 'home' ? undefined : drawConversation(state, open, update);
    case 'message-gone':
      return open === 'home' ? undefined : drawConversation(state, open, null);
    case 'modals':
      return drawModal(state);
    case 'home':
      drawTabBar(state);
      return open === 'home' ? drawHome(state) : undefined;
    case 'agent':
      return drawSeat(state);
    case 'meta':
      drawNumbers(state.meta);
      return drawMeta(state.meta);
  }
}

/** @param {PageState} state */
function drawAll(state) {
  byId('team').textContent = state.team;
  drawTabBar(state);
  drawSeat(state);
  drawSamples(state, () => open);
  drawOpenPage(state);
  drawNumbers(state.meta);
  drawMeta(state.meta);
  drawModal(state);
}

/** @param {PageState} state */
function drawOpenPage(state) {
  document.body.classList.toggle('at-home', open === 'home');
  if (open === 'home') drawHome(state);
  else drawConversation(state, open, null);
}

/** @param {PageState} state */
function drawTabBar(state) {
  drawTabs(state, {
    open,
    unread,
    choose: (channel) => {
      open = channel;
      unread.delete(channel);
      if (current === null) return;
      if (open === 'home') void send('home', {});
      drawTabBar(current);
      drawOpenPage(current);
    },
  });
}

async function refreshMeta() {
  const response = await fetch('/api/state');
  /** @type {PageState} */
  const { meta } = await response.json();
  drawNumbers(meta);
}

byId('composer').append(
  makeComposer({
    label: 'Message',
    placeholder: 'Paste an error here: a sentence, a payload, a traceback, in any language',
    rows: 3,
    target: () => ({ channel: open }),
  }),
);
wireModal();
wireFastSwitch();
wireViewSwitch();
runCountdowns(() => void refreshMeta());
followStream(onUpdate);
