/** @import { MetaPanel } from '../page-state.ts' */
import { byId } from './dom.js';

/** @type {MetaPanel['clock']} */
let spans = [];

/**
 * Learns how the simulated Meta's time runs.
 * @param {MetaPanel} meta
 */
export function setClock({ clock }) {
  spans = clock;
  showClock();
}

/**
 * The simulated moment at a moment of the wall clock. The bot waits by it, and so every time on the page is told by
 * it: else a wait would seem to end before it began.
 * @param {number} wall milliseconds
 */
export function simulate(wall) {
  const span = spans.findLast((candidate) => candidate.wall <= wall) ?? spans[0];
  return span === undefined || wall < span.wall ? wall : span.emulated + (wall - span.wall) * span.speed;
}

export function simulatedNow() {
  return simulate(Date.now());
}

const format = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' });

function showClock() {
  byId('clock').textContent = format.format(simulatedNow());
}

/** Keeps the clock in the header running. */
export function runClock() {
  setInterval(showClock, 1_000);
}
