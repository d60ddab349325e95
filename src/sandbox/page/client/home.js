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
  if (home === null) {
    byId('log').replaceChildren(make('p', { class: 'empty' }, 'The app is asked for its Home…'));
    return;
  }
  const blocks = drawBlocks(home.blocks, surroundingsOf(state, home.id));
  byId('log').replaceChildren(make('div', { class: 'home blocks' }, ...blocks));
}
