/** @import { Screen } from './types.ts' */
import { byId, make } from './dom.js';
import { makeMenu } from './menu.js';
import { makeSampleFile } from './sample-file.js';
import { send } from './send.js';
import { sendFile } from './upload.js';

/** How many stand in the row; the others are in a menu. */
const IN_ROW = 5;

/**
 * Buttons that post a sample as if it had been pasted.
 * @param {Screen} screen
 * @param {() => string} channel
 */
export function drawSamples({ samples }, channel) {
  const post = async (/** @type {Screen['samples'][number]} */ { text, control, file }) => {
    if (control !== undefined) await send('controls', control);
    if (file !== undefined) await sendFile({ channel: channel() }, await makeSampleFile(text, file));
    else await send('messages', { channel: channel(), text });
  };
  const chips = samples.slice(0, IN_ROW).map((sample) => {
    const chip = make('button', { type: 'button', class: 'chip' }, sample.label);
    chip.addEventListener('click', async () => {
      chip.setAttribute('aria-busy', 'true');
      await post(sample);
      chip.removeAttribute('aria-busy');
    });
    return make('li', {}, chip);
  });
  byId('samples').replaceChildren(...chips);
  const more = make('button', { type: 'button', class: 'chip' }, 'More samples');
  const others = samples.slice(IN_ROW).map((sample) => ({
    label: sample.label,
    choose: () => void post(sample),
  }));
  byId('more-samples').replaceChildren(makeMenu(more, others, 'More samples'));
}
