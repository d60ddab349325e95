import type { ActionName } from '../knowledge/schema.ts';
import { actions, button, confirmation, context, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import { escapeText } from './markup.ts';
import type { Block, SlackMessage } from './message.ts';
import type { NumberName } from './number-name.ts';
import { approvalPresses } from './press-ids.ts';
import * as texts from './texts-approvals.ts';

/** What somebody wants to do that needs another's word. Moments are milliseconds since the epoch. */
export type Proposal = {
  readonly id: string;
  readonly action: ActionName;
  readonly number: NumberName;
  readonly by: string;
  readonly expiresAt: number;
};

export type ProposalState =
  | { readonly kind: 'open' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'approved' | 'declined'; readonly by: string; readonly at: number };

function decision({ id, action, number, expiresAt }: Proposal, state: ProposalState, now: number): Block[] {
  switch (state.kind) {
    case 'open': {
      const { title, text, yes, no } = texts.approveQuestion(action, number);
      const question = confirmation(title, text, yes, no);
      return [
        actions(
          button(approvalPresses.approve, texts.approveText, id, 'danger', question),
          button(approvalPresses.decline, texts.declineText, id),
        ),
        context(texts.expiresText(expiresAt, now)),
      ];
    }
    case 'expired':
      return [context(texts.expiredText)];
    default:
      return [context(texts.decidedText(state.kind, state.by, state.at, now))];
  }
}

/** Asks a second person, and says what they decided. Pure. */
export function approvalMessage(proposal: Proposal, state: ProposalState, now: number): SlackMessage {
  const { action, number, by } = proposal;
  const people = state.kind === 'approved' || state.kind === 'declined' ? [by, state.by] : [by];
  return fitMessage(
    {
      text: escapeText(texts.proposalSpoken(action, number)),
      blocks: [section(texts.proposalText(action, number, by)), ...decision(proposal, state, now)],
    },
    people,
  );
}
