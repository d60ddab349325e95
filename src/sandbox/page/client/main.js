/** @import { PageState, PageUpdate } from '../page-state.ts' */
/** @import { Screen } from './types.ts' */
import { drawActing } from './acting.js';
import { makeComposer } from './composer.js';
import { drawConversation } from './conversation.js';
import { byId } from './dom.js';
import { drawHome } from './home.js';
import { announce } from './live.js';
import { drawMeta, wireFastSwitch } from './meta.js';
import { drawModal, wireModal } from './modal.js';
import { drawNumbers, runCountdowns } from './numbers.js';
import { drawSamples } from './samples.js';
import { screenOf } from './screen.js';
import { send } from './send.js';
import { makeShortcuts } from './shortcuts.js';
import { runClock, setClock } from './simulated-time.js';
import { followStream } from './store.js';
import { drawTabs, wireViewSwitch } from './tabs.js';
import { followThreadLinks } from './thread-links.js';

/** @type {PageState | null} */
let current = null;
let open = '';
/** @type {Set<string>} */
const unread = new Set();

const composer = makeComposer({
  label: 'Message',
  placeholder: 'Paste an error here: a sentence, a payload, a traceback, in any language',
  rows: 3,
  target: () => ({ channel: open }),
});

/**
 * @param {PageState} state
 * @param {PageUpdate} update
 */
function onUpdate(state, update) {
  current = state;
  setClock(state.meta);
  if (update.kind === 'state') drawActing(state, () => current && drawAll(screenOf(current)));
  const screen = screenOf(state);
  announce(screen, update);
  switch (update.kind) {
    case 'state':
      return drawAll(screen);
    case 'message':
      if (update.message.channel !== open) unread.add(update.message.channel);
      drawTabBar(screen);
      return open === 'home' ? undefined : drawConversation(screen, open, update);
    case 'message-gone':
      return open === 'home' ? undefined : drawConversation(screen, open, null);
    case 'modals':
      return drawModal(screen);
    case 'homes':
      drawTabBar(screen);
      return open === 'home' ? drawHome(screen) : undefined;
    case 'meta':
      drawNumbers(screen.meta);
      return drawMeta(screen.meta);
  }
}

/** @param {Screen} screen */
function drawAll(screen) {
  byId('team').textContent = screen.team;
  if (open !== 'home' && !screen.channels.some(({ id }) => id === open)) open = sameKind(screen);
  if (open === 'home' && screen.home === null) void send('home', {});
  drawTabBar(screen);
  drawSamples(screen, () => open);
  composer.setTools(makeShortcuts(screen, composer.write));
  drawOpenPage(screen);
  drawNumbers(screen.meta);
  drawMeta(screen.meta);
  drawModal(screen);
}

/**
 * Whoever takes over from another in their direct messages finds their own.
 * @param {Screen} screen
 */
function sameKind({ channels, everywhere }) {
  const before = everywhere.find(({ id }) => id === open);
  const same = channels.find(({ kind }) => kind === before?.kind);
  return (same ?? channels[0])?.id ?? '';
}

/** @param {Screen} screen */
function drawOpenPage(screen) {
  document.body.classList.toggle('at-home', open === 'home');
  if (open === 'home') drawHome(screen);
  else drawConversation(screen, open, null);
}

/** @param {string} channel */
function choose(channel) {
  document.body.dataset.shows = 'conversation';
  unread.delete(channel);
  if (current === null || open === channel) return;
  open = channel;
  const screen = screenOf(current);
  if (open === 'home') void send('home', {});
  drawTabBar(screen);
  drawOpenPage(screen);
}

/** @param {Screen} screen */
function drawTabBar(screen) {
  drawTabs(screen, { open, unread, choose });
}

async function refreshMeta() {
  const response = await fetch('/api/state');
  /** @type {PageState} */
  const { meta } = await response.json();
  drawNumbers(meta);
}

byId('composer').append(composer.form);
wireModal();
wireFastSwitch();
wireViewSwitch();
runClock();
runCountdowns(() => void refreshMeta());
followThreadLinks(() => current && screenOf(current), choose);
followStream(onUpdate);
