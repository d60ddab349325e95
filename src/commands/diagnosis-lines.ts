import type { Paste } from '../intake/types.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import { showWait, sides, stepsOf } from '../knowledge/show.ts';
import type { Diagnosis, Match } from '../match/types.ts';

function matchLines(match: Match, knowledge: Knowledge): string[] {
  const entry = knowledge.entries.get(match.entry);
  if (entry === undefined) return [];
  const evidence = match.evidence.map(({ quote, means }) => `“${quote}” (${means})`).join(', ');
  return [
    `${entry.title}  [${entry.id}, ${sides[entry.side]}]`,
    entry.meaning,
    `Do now: ${entry.now}`,
    ...stepsOf(entry, knowledge).map((line) => `  ${line}`),
    ...entry.avoid.map((text) => `Avoid: ${text}`),
    ...entry.waits.map((wait) => `Wait: ${showWait(wait)}`),
    `Matched by ${match.via}, ${Math.round(match.confidence * 100)} % sure: ${evidence}`,
    '',
  ];
}

function foundLines(paste: Paste): string[] {
  const found = [
    ...paste.phones.map(({ e164 }) => `number ${e164}`),
    ...paste.ids.map(({ id, kind }) => `${kind === 'unknown' ? 'id' : `${kind} id`} ${id}`),
    ...paste.traceIds.map((id) => `trace ${id}`),
    ...paste.secrets.map(({ kind }) => `a secret was removed (${kind})`),
  ];
  return found.length === 0 ? [] : [`Also found: ${found.join(', ')}`];
}

/** A diagnosis for a terminal. */
export function diagnosisLines(paste: Paste, diagnosis: Diagnosis, knowledge: Knowledge): string[] {
  const { verdict, matches, candidates, unknownCodes, foreignCodes } = diagnosis;
  const nearest = candidates
    .map(({ entry, confidence }) => `${entry} (${Math.round(confidence * 100)} %)`)
    .join(', ');
  const head = {
    sure: matches.flatMap((match) => matchLines(match, knowledge)),
    unsure: [`Not sure. The nearest: ${nearest}`],
    silent: [
      `Nothing of ours: the desk would stay silent.${nearest === '' ? '' : ` The nearest: ${nearest}`}`,
    ],
  }[verdict];
  return [
    ...head,
    ...unknownCodes.map((code) => `Code ${code} is not in the knowledge base.`),
    ...foreignCodes.map(
      (code) => knowledge.foreignCodes.get(code)?.pointer ?? `Code ${code} belongs to another field.`,
    ),
    ...foundLines(paste),
  ];
}
