import { statusCard } from '../../answer/status-card.ts';
import { checkingText } from '../../answer/texts-desk.ts';
import type { StatusFacts } from '../../checks/facts.ts';
import type { StatusReport } from '../../checks/report.ts';
import type { NumberTarget } from '../../directory/locate.ts';
import type { Entry } from '../../knowledge/schema.ts';
import { readStatus } from '../../status/read-status.ts';
import { solveCase } from '../../store/case-life.ts';
import type { Case } from '../../store/cases.ts';
import { planMessage } from '../../store/outbox.ts';
import { offerOnCard } from '../actions/offer.ts';
import { conclude } from '../work/conclude.ts';
import type { WorkDeps } from '../work/deps.ts';

/** Where the card goes, and who asked for it. */
type Place = { readonly channel: string; readonly threadTs: string; readonly user: string };

/** Who closes a case whose number is found connected. */
const CHECK = 'check';

/** A connected number ends the errors on the way there; a wrong webhook, say, it does not. */
function isSolved({ findings }: StatusReport, entry: Entry | null): boolean {
  const isConnected = findings.some(({ check, verdict }) => check === 'number-status' && verdict === 'ok');
  return isConnected && (entry?.area === 'registration' || entry?.area === 'verification');
}

/**
 * Reads the number's live state and posts it into the thread of its case: "Checking…" at once, which the card
 * then replaces. The card reads the state against the error that the case is about.
 */
export async function postStatus(
  deps: WorkDeps,
  { channel, threadTs, user }: Place,
  key: string,
  eventId: number,
  known: Case,
  target: NumberTarget,
): Promise<void> {
  const purpose = `check:${channel}:${key}`;
  const number = target.kind === 'id' ? target.phoneNumberId : target.e164;
  const announcement = { text: checkingText(number), blocks: [] };
  const place = { channel, threadTs };
  await planMessage(deps.db, { op: 'post', purpose, ...place, payload: announcement }, deps.clock());
  deps.kick();
  const labels = deps.labelsOf(user);
  const { id: caseId, entry } = known;
  const seen: StatusFacts[] = [];
  const onFacts = (facts: StatusFacts) => void seen.push(facts);
  const report = await readStatus(deps.status, target, { entry, signal: deps.stopping, onFacts });
  deps.stopping.throwIfAborted();
  const about = entry === null ? null : (deps.knowledge.entries.get(entry) ?? null);
  const closes = isSolved(report, about);
  const payload = statusCard(report, {
    place: { kind: 'case', caseId },
    entry: about,
    offers: await offerOnCard(deps, seen[0], about),
    ...(about === null ? {} : { closes }),
    labels: await labels,
  });
  await conclude(deps, eventId, {
    findings: { caseId, findings: report.findings },
    messages: [{ op: 'update', purpose: `${purpose}:card`, target: purpose, ...place, payload }],
    also: async (tx, now) => {
      if (!closes) return;
      await solveCase(tx, caseId, CHECK, now);
    },
  });
}
