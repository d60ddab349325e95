import type { Entry } from '../knowledge/schema.ts';
import type { Diagnosis, Evidence, Match } from '../match/types.ts';
import { cutText } from './cut-text.ts';

/** Slack's limit is far away; a line of evidence should stay one. */
const MAX_QUOTES = 140;

/** Tags whose English name by region says too little. */
const SCRIPTS: Readonly<Record<string, string>> = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant' };

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** "Polish" for `pl`; null for a tag that nobody knows. */
export function languageName(tag: string): string | null {
  try {
    return names.of(SCRIPTS[tag] ?? tag) ?? null;
  } catch {
    return null;
  }
}

/** A calibrated confidence in words. */
export function confidenceWord(confidence: number): string {
  if (confidence >= 0.95) return 'sure';
  if (confidence >= 0.85) return 'almost sure';
  if (confidence >= 0.6) return 'likely';
  return 'a guess';
}

/**
 * Why this entry: `Matched in Polish on “…” · sure · entry number-linked · Meta docs, checked 2026-09`.
 * It quotes the paste, so it must be sent as plain text.
 */
export function evidenceLine(match: Match, entry: Entry, { language }: Diagnosis): string {
  const parts = [
    reason(match, language),
    confidenceWord(match.confidence),
    `entry ${entry.id}`,
    sourceOf(entry),
  ];
  return parts.join(' · ');
}

function reason({ via, evidence }: Match, language: string | null): string {
  if (evidence.length === 0) return 'Chosen by hand';
  if (via === 'code') return `Matched on ${evidence[0]?.means ?? 'the code'}`;
  const name = language === null ? null : languageName(language);
  const verb = via === 'llm' ? 'Suggested by the language model' : 'Matched';
  return `${verb}${name === null ? '' : ` in ${name}`} on “${joinQuotes(evidence)}”`;
}

function joinQuotes(evidence: readonly Evidence[]): string {
  const quotes = new Set(evidence.map(({ quote }) => quote.replace(/\s+/g, ' ').trim()));
  return cutText([...quotes].join(' … '), MAX_QUOTES);
}

/** The newest date of a reading, and whose page it was. */
function sourceOf({ sources }: Entry): string {
  const [newest] = sources.toSorted((a, b) => b.checked.localeCompare(a.checked));
  if (newest === undefined) return 'no source';
  const isMeta = /(?:^|\.)(?:facebook|meta|whatsapp)\.com$/.test(hostOf(newest.url));
  return `${isMeta ? 'Meta docs' : newest.title}, checked ${newest.checked.slice(0, 7)}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
