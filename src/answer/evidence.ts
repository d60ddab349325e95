import { ENGLISH_LABELS } from '../knowledge/english-labels.ts';
import type { Labels } from '../knowledge/label-schema.ts';
import type { Entry } from '../knowledge/schema.ts';
import type { Diagnosis, Evidence, Match } from '../match/types.ts';
import { cutText } from './cut-text.ts';
import { fillLabel } from './fill-label.ts';

/** Slack's limit is far away; a line of evidence should stay one. */
const MAX_QUOTES = 140;

/** Tags whose English name by region says too little. */
const SCRIPTS: Readonly<Record<string, string>> = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant' };

const namesIn = new Map<string, Intl.DisplayNames>();

/** "Polish" for `pl`, or its name in the language `shown`; null for a tag that nobody knows. */
export function languageName(tag: string, shown = 'en'): string | null {
  try {
    const names =
      namesIn.get(shown) ?? new Intl.DisplayNames([shown], { type: 'language', fallback: 'none' });
    namesIn.set(shown, names);
    return names.of(SCRIPTS[tag] ?? tag) ?? null;
  } catch {
    return null;
  }
}

/** A calibrated confidence in words. */
export function confidenceWord(confidence: number, { evidence }: Labels = ENGLISH_LABELS): string {
  if (confidence >= 0.95) return evidence.sure;
  if (confidence >= 0.85) return evidence.almostSure;
  if (confidence >= 0.6) return evidence.likely;
  return evidence.guess;
}

/**
 * Why this entry: `Matched in Polish on “…” · sure · entry number-linked · Meta docs, checked 2026-09`.
 * It quotes the paste, so it must be sent as plain text.
 */
export function evidenceLine(
  match: Match,
  entry: Entry,
  { language }: Diagnosis,
  labels: Labels = ENGLISH_LABELS,
): string {
  const parts = [
    reason(match, language, labels),
    confidenceWord(match.confidence, labels),
    fillLabel(labels.evidence.entry, { id: entry.id }),
    sourceOf(entry, labels),
  ];
  return parts.join(' · ');
}

function reason({ via, evidence }: Match, language: string | null, labels: Labels): string {
  const { evidence: label } = labels;
  if (evidence.length === 0) return label.byHand;
  if (via === 'code') return fillLabel(label.code, { code: evidence[0]?.means ?? 'the code' });
  const name = language === null ? null : languageName(language, labels.language);
  const words = joinQuotes(evidence);
  const [bare, named] = via === 'llm' ? [label.suggested, label.suggestedIn] : [label.words, label.wordsIn];
  return name === null ? fillLabel(bare, { words }) : fillLabel(named, { words, language: name });
}

function joinQuotes(evidence: readonly Evidence[]): string {
  const quotes = new Set(evidence.map(({ quote }) => quote.replace(/\s+/g, ' ').trim()));
  return cutText([...quotes].join(' … '), MAX_QUOTES);
}

/** The newest date of a reading, and whose page it was. */
function sourceOf({ sources }: Entry, { evidence, answer }: Labels): string {
  const [newest] = sources.toSorted((a, b) => b.checked.localeCompare(a.checked));
  if (newest === undefined) return 'no source';
  const isMeta = /(?:^|\.)(?:facebook|meta|whatsapp)\.com$/.test(hostOf(newest.url));
  const checked = fillLabel(answer.checked, { date: newest.checked.slice(0, 7) });
  return `${isMeta ? evidence.metaDocs : newest.title}, ${checked}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
