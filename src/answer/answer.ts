// Stand-in until the answers are there: to be overwritten.
import type { Paste } from '../intake/types.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import type { Diagnosis } from '../match/types.ts';

type Request = {
  readonly paste: Paste;
  readonly diagnosis: Diagnosis;
  readonly knowledge: Knowledge;
  readonly caseId: string;
  readonly asked: boolean;
};

export function answerMessage({ paste, diagnosis, knowledge, caseId, asked }: Request) {
  const [match] = diagnosis.matches;
  if (match === undefined && !asked) return null;
  const text = match === undefined ? 'I do not know this one yet.' : (knowledge.entries.get(match.entry)?.title ?? '');
  const button = (id: string, label: string) => ({
    type: 'button',
    action_id: id,
    value: caseId,
    text: { type: 'plain_text', text: label },
  });
  const nearest = diagnosis.candidates.map(({ entry }) => button(`nearest:${entry}`, entry));
  return {
    text: `${text} ${paste.text.slice(0, 100)}`,
    blocks: [{ type: 'actions', elements: match === undefined ? nearest : [button('check_status', 'Check')] }],
  };
}

export function secretWarning({ secrets }: Paste) {
  return secrets.length === 0 ? null : { text: `Revoke: ${JSON.stringify(secrets)}`, blocks: [] };
}
