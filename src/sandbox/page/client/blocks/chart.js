/** @import { ChartBlock } from '../types.ts' */
import { freshId, make } from '../dom.js';

const SPACE = 'http://www.w3.org/2000/svg';
const RADIUS = 15.9155; // its circumference is 100, so that a share is a length

/**
 * A pie. Its numbers stand beside it as text, so that the drawing adds nothing that only eyes can have.
 * @param {ChartBlock} block
 */
export function drawChart(block) {
  const { title, chart } = block;
  if (chart.type !== 'pie')
    return make('p', { class: 'block-context' }, `The sandbox cannot draw “${chart.type}” charts.`);
  const id = freshId();
  const total = chart.segments.reduce((sum, { value }) => sum + value, 0);
  const rows = chart.segments.map(({ label, value }, index) =>
    make(
      'li',
      {},
      make('span', { class: `chart-key chart-${index}`, 'aria-hidden': 'true' }),
      make('span', { class: 'chart-label' }, label),
      make('strong', {}, String(value)),
      make('span', { class: 'chart-share' }, `${Math.round((value / total) * 100)} %`),
    ),
  );
  return make(
    'figure',
    { class: 'block-chart', 'aria-labelledby': id },
    make('figcaption', { id }, title),
    drawPie(chart.segments, total),
    make('ul', {}, ...rows),
  );
}

/**
 * A ring of arcs that begin at twelve o'clock.
 * @param {ChartBlock['chart']['segments']} segments
 * @param {number} total
 */
function drawPie(segments, total) {
  const svg = document.createElementNS(SPACE, 'svg');
  svg.setAttribute('viewBox', '0 0 42 42');
  svg.setAttribute('class', 'chart-pie');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', segments.map(({ label, value }) => `${label}: ${value}`).join(', '));
  const gap = segments.length > 1 ? 0.8 : 0;
  let start = 25;
  for (const [index, { value }] of segments.entries()) {
    const share = (value / total) * 100;
    const arc = document.createElementNS(SPACE, 'circle');
    const length = Math.max(share - gap, 0.5);
    const attributes = {
      cx: 21,
      cy: 21,
      r: RADIUS,
      class: `chart-arc chart-${index}`,
      'stroke-dasharray': `${length} ${100 - length}`,
      'stroke-dashoffset': start,
    };
    for (const [name, said] of Object.entries(attributes)) arc.setAttribute(name, String(said));
    svg.append(arc);
    start = (start - share + 100) % 100;
  }
  return svg;
}
