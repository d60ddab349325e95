import type { Retry } from '../retries/types.ts';
import type { Figures } from '../store/figures.ts';
import { homeActions } from './action-ids.ts';
import { actions, button, context, header, plainText, section } from './blocks.ts';
import { type OpenInput, openBlocks, retryBlocks, weekBlocks } from './figures-blocks.ts';
import { fitHome } from './fit.ts';
import type { Block } from './message.ts';
import {
  clusterLine,
  type EffectTold,
  effectLines,
  headline,
  phraseLine,
  homeTexts as texts,
} from './texts-learning.ts';

/** A phrase as the review list shows it. */
export type ListedPhrase = {
  readonly id: number;
  readonly text: string;
  readonly language: string | null;
  readonly source: 'correction' | 'llm' | 'hand';
  readonly times: number;
  /** Title of the entry that it would stand for. */
  readonly title: string;
};

export type HomeInput = {
  /** What came of the press before, or why there is nothing to press. */
  readonly notice: string | null;
  /** What came in and what is open; null for a person who may not see it. */
  readonly week: {
    readonly figures: Figures;
    readonly open: OpenInput;
    readonly retries: readonly Retry[];
  } | null;
  /** Null for a person who may not decide. */
  readonly review: {
    readonly proposals: readonly (ListedPhrase & { readonly effect: EffectTold | null })[];
    readonly accepted: readonly ListedPhrase[];
    readonly inbox: readonly {
      readonly id: number;
      readonly count: number;
      readonly text: string;
      readonly language: string | null;
    }[];
  } | null;
};

const DIVIDER: Block = { type: 'divider' };

/** Shown at once; the command line lists them all. */
const MOST = { proposals: 10, accepted: 5, inbox: 8 } as const;

function phraseBlocks({ text, title, language, source, times }: ListedPhrase): Block[] {
  return [section(text), context(phraseLine(title, language, source, times))];
}

function proposalBlocks(phrase: ListedPhrase & { readonly effect: EffectTold | null }): Block[] {
  const { id, effect } = phrase;
  const lines = effect === null ? [texts.effectLater] : effectLines(effect);
  return [
    ...phraseBlocks(phrase),
    context(lines.join('\n')),
    actions(
      button(homeActions.accept, texts.accept, `${id}`, 'primary'),
      button(homeActions.reject, texts.reject, `${id}`),
    ),
  ];
}

function reviewBlocks({ proposals, accepted, inbox }: NonNullable<HomeInput['review']>): Block[] {
  const undo = ({ id }: ListedPhrase) => actions(button(homeActions.undo, texts.undo, `${id}`));
  return [
    section(headline(texts.proposals, proposals.length)),
    ...(proposals.length === 0 ? [context(texts.noProposals)] : [context(texts.personal)]),
    ...proposals.slice(0, MOST.proposals).flatMap(proposalBlocks),
    DIVIDER,
    section(headline(texts.inbox, inbox.length)),
    ...(inbox.length === 0 ? [context(texts.noInbox)] : []),
    ...inbox
      .slice(0, MOST.inbox)
      .flatMap(({ id, count, text, language }) => [
        section(text),
        context(clusterLine(count, language)),
        actions(button(homeActions.draft, texts.draft, `${id}`)),
      ]),
    ...(accepted.length === 0 ? [] : [DIVIDER, section(headline(texts.accepted, 0))]),
    ...accepted.slice(0, MOST.accepted).flatMap((phrase) => [...phraseBlocks(phrase), undo(phrase)]),
  ];
}

function deskBlocks({ figures, open, retries }: NonNullable<HomeInput['week']>): Block[] {
  return [
    ...openBlocks(open),
    ...retryBlocks(retries, open.urlOf, open.now),
    ...weekBlocks(figures, open.titleOf),
  ];
}

/** The App Home: what is open, the week in figures, what could be learned, what people ask in vain, and what was accepted lately. Pure. */
export function homeView({ notice, week, review }: HomeInput): { type: 'home'; blocks: Block[] } {
  return {
    type: 'home',
    blocks: fitHome([
      header(texts.title),
      ...(notice === null ? [] : [section(notice)]),
      ...(week === null ? [] : deskBlocks(week)),
      ...(review === null ? [] : [DIVIDER, ...reviewBlocks(review)]),
    ]),
  };
}

const MAX_DRAFT = 2_900;

/** A draft to copy. */
export function draftModal(yaml: string) {
  return {
    type: 'modal' as const,
    title: plainText(texts.draftTitle),
    blocks: [
      {
        type: 'rich_text' as const,
        elements: [
          {
            type: 'rich_text_preformatted' as const,
            elements: [{ type: 'text' as const, text: yaml.slice(0, MAX_DRAFT) }],
          },
        ],
      },
    ],
  };
}
