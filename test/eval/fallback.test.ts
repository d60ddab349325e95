import { expect, test } from 'vitest';
import { decideWithFallback } from '../../src/eval/fallback.ts';
import { fallbackLines } from '../../src/eval/fallback-report.ts';
import { pasteOf } from '../../src/sandbox/model/request.ts';
import { choose } from '../../src/sandbox/model/turns.ts';
import { codeMatcher } from '../support/code-matcher.ts';
import { openTestChooser } from '../support/open-test-chooser.ts';
import { readKnowledge } from '../support/start-test-bot.ts';

const caseOf = (id: string, text: string, label: string) => ({ id, text, label, lang: 'en', kind: 'any' });
const cases = [
  caseOf('1', 'error 133010', 'not-registered'),
  caseOf('2', 'hmm, already linked elsewhere', 'number-linked'),
  caseOf('3', 'hmm, lunch is served', 'none'),
  caseOf('4', 'tied to another account', 'number-linked'),
  caseOf('5', 'the printer is linked to the wall', 'none'),
];

async function report(asked: boolean): Promise<string[]> {
  await using desk = await openTestChooser((request) => {
    const quote = /linked|tied to another/.exec(pasteOf(request))?.[0];
    return choose(quote === undefined ? { entry: 'none' } : { entry: 'number-linked', quote });
  });
  const parts = { matcher: codeMatcher, knowledge: readKnowledge(), chooser: desk.chooser };
  return fallbackLines('sample', await decideWithFallback(parts, cases, asked, () => {}));
}

test('in a channel the model is asked where something may be there', async () => {
  const lines = (await report(false)).map((line) => line.trim().replace(/ +/g, ' '));
  expect(lines).toEqual([
    'sample: 5 pastes',
    'left to the model 2',
    'it found an entry 1 (1 right, 0 wrong)',
    'it knew none 1',
    'it could not be asked 0',
    'right decisions 60.0 % → 80.0 % (3 → 4 of 5)',
    'false answers 0.0 % → 0.0 % (0 → 0 of 2)',
  ]);
});

test('questions are asked wherever nothing is sure, and false answers are counted', async () => {
  const lines = (await report(true)).map((line) => line.trim().replace(/ +/g, ' '));
  expect(lines.slice(1)).toEqual([
    'left to the model 4',
    'it found an entry 3 (2 right, 1 wrong)',
    'it knew none 1',
    'it could not be asked 0',
    'right decisions 60.0 % → 80.0 % (3 → 4 of 5)',
    'false answers 0.0 % → 50.0 % (0 → 1 of 2)',
  ]);
});

test('the report tells why the model could not be asked', () => {
  const [item] = cases;
  if (item === undefined) throw new Error('no case');
  const decision = { item, before: 'none', after: 'none', model: 'unavailable', why: 'slow' } as const;
  expect(fallbackLines('sample', [decision]).join('\n')).toContain('1  (slow: 1)');
});
