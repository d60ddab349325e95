/** @import { Sample } from '../../samples.ts' */

/**
 * A file with the words of a sample.
 * @param {string} text
 * @param {NonNullable<Sample['file']>} file
 * @returns {Promise<File>}
 */
export async function makeSampleFile(text, { name, type }) {
  return new File([type === 'image/png' ? await drawScreenshot(text) : text], name, { type });
}

/**
 * A dialog of an onboarding tool that shows these words.
 * @param {string} text
 * @returns {Promise<Blob>}
 */
function drawScreenshot(text) {
  const [title = '', ...lines] = text.split('\n');
  const canvas = document.createElement('canvas');
  canvas.width = 900;
  canvas.height = 330;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('the browser cannot draw');
  const box = (/** @type {string} */ colour, /** @type {number[]} */ [x = 0, y = 0, w = 0, h = 0]) => {
    pen.fillStyle = colour;
    pen.fillRect(x, y, w, h);
  };
  const write = (
    /** @type {string} */ words,
    /** @type {string} */ font,
    /** @type {string} */ colour,
    /** @type {number} */ y,
  ) => {
    pen.font = font;
    pen.fillStyle = colour;
    pen.fillText(words, 48, y);
  };
  box('#eceef1', [0, 0, 900, 330]);
  box('#ffffff', [20, 20, 860, 290]);
  box('#b3261e', [20, 20, 860, 8]);
  write('Registration failed', 'bold 34px sans-serif', '#1c2023', 86);
  write(title, '28px sans-serif', '#1c2023', 142);
  for (const [index, line] of lines.entries()) write(line, '28px sans-serif', '#1c2023', 184 + index * 42);
  box('#1f5fbf', [48, 236, 150, 48]);
  pen.font = 'bold 22px sans-serif';
  pen.fillStyle = '#ffffff';
  pen.fillText('Try again', 74, 268);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('nothing was drawn')) : resolve(blob)));
  });
}
