import { make } from '../dom.js';

export function drawDivider() {
  return make('hr', { class: 'block-divider' });
}
