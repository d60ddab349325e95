/** @import { Screen } from './types.ts' */
import { drawBlocks } from './blocks/draw-blocks.js';
import { byId, make } from './dom.js';
import { surroundingsOf } from './modal.js';

/**
 * The App Home as the app published it.
 * @param {Screen} state
 */
export function drawHome(state) {
  const { home } = state;
  if (home === null) return;
  const blocks = drawBlocks(home.blocks, surroundingsOf(state, home.id));
  byId('log').replaceChildren(make('div', { class: 'home blocks' }, ...blocks));
}
