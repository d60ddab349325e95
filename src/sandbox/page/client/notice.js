import { byId } from './dom.js';

const SHOWN_FOR = 6_000;
let timer = 0;

/**
 * A short message at the foot of the page; read out by screen readers.
 * @param {string} text
 */
export function tell(text) {
  const notice = byId('notice');
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    notice.hidden = true;
  }, SHOWN_FOR);
}
