import type { Finding } from '../checks/finding.ts';
import { CHECK_STATUS } from './action-ids.ts';
import { actions, button, context, fieldSection, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import { LIMITS } from './limits.ts';
import { escapeText } from './markup.ts';
import type { Block, SlackMessage } from './message.ts';
import {
  checkAgainText,
  factLabel,
  findingSource,
  findingTitle,
  nextLabel,
  reasonLabel,
} from './texts-finding.ts';

/** Label and value stand side by side, so a section holds half as many facts as fields. */
const FACTS_A_SECTION = LIMITS.section.fields / 2;

/**
 * What a live check found: the verdict, why, what to do, the facts. Values come from Meta and from people, so they
 * are never formatted. With a case id there is a button to look again.
 */
export function findingMessage(
  finding: Finding,
  { caseId }: { readonly caseId?: string } = {},
): SlackMessage {
  const { check, verdict, summary, reason, next, facts, source } = finding;
  const title = findingTitle(verdict, summary);
  const advice: Block[] = [
    ...(reason === undefined ? [] : [fieldSection([reasonLabel, reason])]),
    ...(next === undefined ? [] : [fieldSection([nextLabel, next])]),
  ];
  return fitMessage({
    text: escapeText(next === undefined ? title : `${title} Do now: ${next}`),
    blocks: [
      section(title),
      ...advice,
      ...factSections(facts),
      ...(caseId === undefined ? [] : [actions(button(CHECK_STATUS, checkAgainText, caseId))]),
      context(findingSource(check, source)),
    ],
  });
}

function factSections(facts: Finding['facts']): Block[] {
  const told = facts.filter(([label, value]) => label.trim() !== '' && value.trim() !== '');
  const count = Math.ceil(told.length / FACTS_A_SECTION);
  return Array.from({ length: count }, (_, i) =>
    fieldSection(
      told
        .slice(i * FACTS_A_SECTION, (i + 1) * FACTS_A_SECTION)
        .flatMap(([label, value]) => [factLabel(label), value]),
    ),
  );
}
