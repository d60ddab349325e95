import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type EvalCase, readCases } from '../eval/cases.ts';
import { crossValidate, type LeaveOut } from '../eval/cross-validate.ts';
import { decide } from '../eval/decide.ts';
import { reportPage } from '../eval/page.ts';
import { recordedCases } from '../eval/recorded-cases.ts';
import { reportLines } from '../eval/report.ts';
import { type Decision, type Scores, scoreDecisions } from '../eval/score.ts';
import { KNOWLEDGE_FOLDER, openDesk } from '../open-desk.ts';
import type { Command } from './command.ts';
import { evalFallback } from './eval-fallback.ts';

const root = join(KNOWLEDGE_FOLDER, '..');

/** A labelled sample beside the project, where someone keeps one. */
const BESIDE = ['../shared/eval/dev.jsonl', '../shared/eval/real-dev.jsonl'].map((file) => join(root, file));

type Sample = { readonly title: string; readonly cases: readonly EvalCase[] };
type Result = { readonly title: string; readonly scores: Scores };

function samplesFrom(files: readonly string[]): Sample[] {
  const chosen = files.length > 0 ? files : BESIDE.filter((file) => existsSync(file));
  if (chosen.length > 0) return chosen.map((file) => ({ title: basename(file), cases: readCases(file) }));
  return [{ title: 'recorded cases of the project', cases: recordedCases(join(root, 'test/cases')) }];
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function decideAll(sample: Sample): Decision[] {
  const { matcher } = openDesk();
  return sample.cases.map((item, index) => {
    if (index % 50 === 0) progress(`${sample.title}: ${index} of ${sample.cases.length}`);
    return decide(matcher, item);
  });
}

function crossValidated(leaveOut: LeaveOut): Result {
  const { knowledge } = openDesk();
  const decisions = crossValidate(knowledge, leaveOut, (fold, of) =>
    progress(`without ${leaveOut}: training ${fold} of ${of}`),
  );
  return { title: `cross-validation without the tested ${leaveOut}`, scores: scoreDecisions(decisions) };
}

const options = {
  cv: { type: 'string', multiple: true },
  html: { type: 'string' },
  wrong: { type: 'boolean', default: false },
  llm: { type: 'boolean', default: false },
  'fail-under': { type: 'string' },
} as const;

function wrongLines(decisions: readonly Decision[]): string[] {
  return decisions
    .filter(({ item, answered }) => item.label !== answered)
    .map(({ item, answered, best, confidence }) =>
      [
        item.id,
        item.lang,
        `${item.label} → ${answered}`,
        `${best} ${confidence.toFixed(2)}`,
        item.text.replaceAll('\n', ' / '),
      ].join('  '),
    );
}

/** Scores the matcher on labelled pastes, or by cross-validation over knowledge/. */
export const evalCommand: Command = {
  help: [
    'eval [file.jsonl …]            score labelled pastes: decisions, recall, calibration, confusions',
    '     --cv wordings|languages   … by training without each wording (language) and testing on it',
    '     --wrong  --html FILE      … list the wrong ones; write a page with a heat map and curves',
    '     --fail-under PERCENT      … exit 1 when fewer decisions are right',
    '     --llm                     … what the configured language model adds (docs/llm.md)',
  ].join('\n'),
  async run(words) {
    const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options });
    if (values.llm) return await evalFallback(samplesFrom(positionals), progress);
    const leaveOut = (values.cv ?? []).filter(
      (name): name is LeaveOut => name === 'wordings' || name === 'languages',
    );
    if (leaveOut.length !== (values.cv ?? []).length) {
      process.stderr.write('desk eval: --cv takes "wordings" or "languages".\n');
      return 2;
    }
    const results: Result[] = [];
    const report = (result: Result, wrong: readonly string[]): void => {
      progress('');
      process.stdout.write(`${[...reportLines(result.title, result.scores), ...wrong].join('\n')}\n\n`);
      results.push(result);
    };
    for (const sample of leaveOut.length > 0 ? [] : samplesFrom(positionals)) {
      const decisions = decideAll(sample);
      report(
        { title: sample.title, scores: scoreDecisions(decisions) },
        values.wrong ? wrongLines(decisions) : [],
      );
    }
    for (const kind of leaveOut) report(crossValidated(kind), []);
    if (values.html !== undefined) writeFileSync(values.html, reportPage(results));
    const least = Number(values['fail-under'] ?? 0);
    return results.some(({ scores }) => (100 * scores.decisions.right) / scores.decisions.total < least)
      ? 1
      : 0;
  },
};
