import { pageActionId, showActionId } from './action-ids.ts';
import { actions, button, context, section } from './blocks.ts';
import { fitMessage } from './fit.ts';
import { escapeText } from './markup.ts';
import type { Block, RenderOptions, SlackMessage } from './message.ts';
import { tableOrLines } from './status-card.ts';
import { statusWord } from './texts-phone-number.ts';
import * as texts from './texts-status-account-list.ts';
import { earlierButtonText, laterButtonText } from './texts-status-card.ts';

/** One page of the numbers of an account. */
export type AccountPage = {
  readonly wabaId: string;
  readonly name: string | null;
  readonly numbers: readonly {
    readonly phoneNumberId: string;
    readonly display: string | null;
    readonly name: string | null;
    readonly status: string | null;
  }[];
  readonly offset: number;
  readonly total: number;
  /** When the whole list was last read. */
  readonly syncedAt: number | null;
  readonly problem: string | null;
};

/** A page's buttons, one a number, fit into one row of them. */
export const PAGE_SIZE = 10;

function pageButtons({ offset, total }: AccountPage, lookupId: string): Block[] {
  const earlier = Math.max(0, offset - PAGE_SIZE);
  const later = offset + PAGE_SIZE;
  const row = [
    ...(offset > 0 ? [button(pageActionId(earlier), earlierButtonText, lookupId)] : []),
    ...(later < total ? [button(pageActionId(later), laterButtonText, lookupId)] : []),
  ];
  return row.length === 0 ? [] : [actions(...row)];
}

/** The numbers of an account with their state, a page at a time; each is a button to its live status. Pure. */
export function accountCard(
  page: AccountPage,
  { lookupId, plain = false }: RenderOptions & { readonly lookupId?: string } = {},
): SlackMessage {
  const { wabaId, name, numbers, offset, total, syncedAt, problem } = page;
  const rows = numbers.map((number) => [
    number.display ?? number.phoneNumberId,
    number.name ?? '–',
    number.status === null ? '–' : statusWord(number.status),
  ]);
  const choices = numbers.map(({ phoneNumberId, display }) =>
    button(showActionId(phoneNumberId), display ?? phoneNumberId, lookupId ?? ''),
  );
  const read = syncedAt === null ? null : new Date(syncedAt).toISOString().slice(0, 16).replace('T', ' ');
  return fitMessage({
    text: escapeText(texts.accountSpoken(name, wabaId, total)),
    blocks: [
      section(texts.accountTitle(name, wabaId)),
      section(texts.rangeText(offset, numbers.length, total)),
      ...tableOrLines(texts.listHead, rows, plain),
      ...(lookupId === undefined ? [] : [actions(...choices), ...pageButtons(page, lookupId)]),
      context(texts.listFooter(read, problem)),
    ],
  });
}
