import { describe, expect, test } from 'vitest';
import { answerMessage } from '../../src/answer/answer.ts';
import { countLabel, fillLabel } from '../../src/answer/fill-label.ts';
import { LIMITS } from '../../src/answer/limits.ts';
import { pressNames } from '../../src/answer/press-ids.ts';
import { type CardPlace, statusCard } from '../../src/answer/status-card.ts';
import { waitLine, waitText } from '../../src/answer/texts.ts';
import { readAgainst } from '../../src/checks/against-error.ts';
import { findDecisive, judge } from '../../src/checks/overall.ts';
import { runChecks } from '../../src/checks/registry.ts';
import type { StatusReport } from '../../src/checks/report.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Diagnosis } from '../../src/match/types.ts';
import { healthy, NOW, WABA, withNumber } from '../checks/records.ts';
import { shippedFolder } from '../knowledge/folder.ts';
import { paste, silent } from './sample.ts';
import { findFaults } from './validate-message.ts';

const knowledge = loadKnowledge(shippedFolder);
const languages = [...knowledge.labels.values()];
const labelsOf = (language: string) => {
  const labels = knowledge.labels.get(language);
  if (labels === undefined) throw new Error(`no labels for ${language}`);
  return labels;
};
const ids = [...knowledge.entries.keys()];
const evidence = [{ quote: 'numer jest powiązany', means: 'notion: linked' }];

function sureOf(entry: string, at: number): Diagnosis {
  const via = (['phrase', 'code', 'llm'] as const)[at % 3] ?? 'phrase';
  const others = ids.slice(at + 1, at + 4).map((id) => ({ entry: id, via, confidence: 0.9, evidence }));
  const matches = [{ entry, via, confidence: 0.7, evidence }, ...(at % 2 === 0 ? [] : others)];
  return { ...silent, verdict: 'sure', language: at % 5 === 0 ? null : 'pl', matches };
}

function answersIn(language: string, plain: boolean) {
  const labels = labelsOf(language);
  const base = { paste, knowledge, caseId: 'case-1', asked: true, offers: pressNames };
  const candidates = ids.slice(0, 3).map((entry) => ({ entry, confidence: 0.4 }));
  const diagnoses: Diagnosis[] = [...ids.map(sureOf), { ...silent, verdict: 'unsure', candidates }, silent];
  return diagnoses.map((diagnosis) => answerMessage({ ...base, diagnosis }, { plain, labels }));
}

function reportOf(facts: typeof healthy): StatusReport {
  const findings = runChecks(facts);
  const overall = judge(findings);
  const names = { display: '+48 600 123 456', name: 'Kłos', phoneNumberId: '106540352242922' };
  return {
    ...{ overall, findings, decisive: findDecisive(findings, overall), swapped: null, isForeign: false },
    ...{ against: readAgainst('number-linked', facts, findings), traceId: 'AbC', readAt: NOW, took: 1_234 },
    number: { ...names, wabaId: WABA, wabaName: 'Desk' },
  };
}

const places: readonly CardPlace[] = [
  { kind: 'case', caseId: 'c' },
  { kind: 'private', lookupId: 'l' },
];

test('there are labels in eighteen languages', () => {
  expect(
    languages
      .map(({ language }) => language)
      .sort()
      .join(' '),
  ).toBe('ar de en es fr hi id it ja ko nl pl pt-BR ru tr uk vi zh-CN');
});

describe.each(languages.map(({ language }) => language))('labels in %s', (language) => {
  test('make answers that Slack takes, for every entry', () => {
    for (const plain of [false, true]) {
      for (const message of answersIn(language, plain)) {
        expect(message).not.toBeNull();
        if (message) expect(findFaults(message)).toEqual([]);
        expect(JSON.stringify(message)).not.toMatch(/\{\w+\}/);
      }
    }
  });

  test('make status cards that Slack takes', () => {
    const labels = labelsOf(language);
    for (const facts of [healthy, withNumber({ status: 'PENDING', platformType: 'NOT_APPLICABLE' })]) {
      for (const place of places) {
        for (const closes of [false, true]) {
          const options = { place, closes, labels, entryTitle: 'T', offers: pressNames };
          const card = statusCard(reportOf(facts), options);
          expect(findFaults(card)).toEqual([]);
          expect(JSON.stringify(card)).not.toMatch(/\{\w+\}/);
        }
      }
    }
  });

  test('leave no button to be cut but those that name an entry', () => {
    const { answer, feedback, unsure, actions, case: ends, card } = labelsOf(language);
    const reply = fillLabel(answer.replyIn, { language: 'português (Portugal)' });
    const all = [answer.checkStatus, reply, ...Object.values(feedback), unsure.none, unsure.tell];
    for (const label of [...all, ...Object.values(actions), ends.close, ends.escalate, card.again])
      expect(label.length).toBeLessThanOrEqual(LIMITS.button.text);
  });
});

describe('counts and waits', () => {
  const wait = (minutes: number | null) => ({ after: 'the call', minutes, reason: 'Why.' });

  test.each([
    [1, 'Jak to naprawić: 1 krok'],
    [3, 'Jak to naprawić: 3 kroki'],
    [5, 'Jak to naprawić: 5 kroków'],
    [22, 'Jak to naprawić: 22 kroki'],
  ])('%i in Polish', (count, text) => {
    const labels = labelsOf('pl');
    expect(countLabel(labels, labels.answer.steps, count)).toBe(text);
  });

  test.each([
    ['pl', [3], 'czas oczekiwania: 3 minuty'],
    ['pl', [3, 15], 'czas oczekiwania: 3–15 minut'],
    ['pl', [30, 720], 'czas oczekiwania: 30 minut–12 godzin'],
    ['pl', [60, null], 'czas oczekiwania: 1 godzina lub dłużej'],
    ['pl', [null], 'czekać tyle, ile podaje Meta'],
    ['de', [3, 15], 'Wartezeit: 3 bis 15 Minuten'],
    ['ja', [5], '待ち時間：5 分'],
  ])('in %s after %j', (language, minutes, text) => {
    expect(waitText(minutes.map(wait), labelsOf(language))).toBe(text);
  });

  test('a wait says what it starts from', () => {
    expect(waitLine(wait(3), labelsOf('pl')).source).toBe('3 minuty po: the call. Why.');
  });

  test('what is filled in is not looked through for blanks', () => {
    expect(fillLabel('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x');
  });
});
