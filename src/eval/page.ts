import { chartOf } from './page-chart.ts';
import { percent, type Scores, type Share } from './score.ts';

type Result = { readonly title: string; readonly scores: Scores };

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 2rem 1rem; max-width: 60rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; }
.figures li { list-style: none; border: 1px solid #8886; border-radius: .5rem; padding: .75rem 1rem; min-width: 9rem; }
.figures b { display: block; font-size: 1.5rem; }
.map { display: flex; flex-wrap: wrap; gap: .25rem; padding: 0; }
.map li { list-style: none; border-radius: .25rem; padding: .25rem .5rem; color: #111; font-size: .85rem; }
table { border-collapse: collapse; } td, th { padding: .25rem .75rem; border-bottom: 1px solid #8884; text-align: left; }
svg { max-width: 100%; height: auto; }
`;

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function figure(name: string, value: string): string {
  return `<li><b>${escapeHtml(value)}</b>${escapeHtml(name)}</li>`;
}

/** From red at 80 % and below to green at 100 %; the figure stands in the cell, so colour is not needed to read it. */
function cell(name: string, share: Share): string {
  const hue = Math.max(0, Math.min(1, (percent(share) - 80) / 20)) * 120;
  const text = `${name} ${percent(share).toFixed(0)}`;
  return `<li style="background:hsl(${hue.toFixed(0)} 70% 75%)" title="${share.right} of ${share.total}">${escapeHtml(text)}</li>`;
}

function heatMap(title: string, groups: ReadonlyMap<string, Share>): string {
  const cells = [...groups]
    .sort((a, b) => percent(a[1]) - percent(b[1]))
    .map(([name, share]) => cell(name, share));
  return `<h3>${title}</h3><ul class="map">${cells.join('')}</ul>`;
}

function confusionTable({ confusions }: Scores): string {
  if (confusions.length === 0) return '<p>No paste was decided wrongly.</p>';
  const rows = confusions
    .slice(0, 25)
    .map(
      ({ label, answered, count }) =>
        `<tr><td>${count}</td><td>${escapeHtml(label)}</td><td>${escapeHtml(answered)}</td></tr>`,
    );
  return `<table><thead><tr><th>times</th><th>should be</th><th>was answered as</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function section({ title, scores }: Result): string {
  const { decisions, falseAnswers, top1, recallAt1, ece } = scores;
  return `<h2>${escapeHtml(title)}</h2>
<p>${decisions.total} pastes. A decision is right when the desk names the right error, or stays silent on ordinary talk.</p>
<ul class="figures">${[
    figure('right decisions', `${percent(decisions).toFixed(1)} %`),
    figure('ordinary talk answered', `${percent(falseAnswers).toFixed(1)} %`),
    figure('right error ranked first', `${percent(top1).toFixed(1)} %`),
    figure('found at 1 % false answers', `${recallAt1.toFixed(1)} %`),
    figure('calibration error', ece.toFixed(3)),
  ].join('')}</ul>
${heatMap('Right decisions by language (%)', scores.byLanguage)}
${heatMap('Right decisions by error (%)', scores.byLabel)}
${heatMap('Right decisions by kind of paste (%)', scores.byKind)}
<h3>How far to trust a confidence</h3>
<p>Each dot: of the answers given with that confidence, how many were right. On the line, the desk knows how sure it may be.</p>
${chartOf(scores.reliability)}
<h3>What was mistaken for what</h3>
${confusionTable(scores)}`;
}

/** The scores as one page without outside resources, for a support lead. */
export function reportPage(results: readonly Result[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>wa-desk: recognition</title>
<style>${STYLE}</style></head><body><h1>How well wa-desk recognises errors</h1>
${results.map(section).join('\n')}
</body></html>
`;
}
