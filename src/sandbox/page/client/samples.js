/** @import { Screen } from './types.ts' */
import { byId, make } from './dom.js';
import { send } from './send.js';

/**
 * Buttons that post a sample as if it had been pasted.
 * @param {Screen} state
 * @param {() => string} channel
 */
export function drawSamples({ samples }, channel) {
  const buttons = samples.map(({ label, text }) => {
    const button = make('button', { type: 'button', class: 'chip' }, label);
    button.addEventListener('click', async () => {
      button.setAttribute('aria-busy', 'true');
      await send('messages', { channel: channel(), text });
      button.removeAttribute('aria-busy');
    });
    return make('li', {}, button);
  });
  byId('samples').replaceChildren(...buttons);
}
