import type { ReaderName } from '../pictures/reader.ts';
import { container, context, section } from './blocks.ts';
import { cutText, stripControls } from './cut-text.ts';
import { fitMessage } from './fit.ts';
import { LIMITS } from './limits.ts';
import type { Block, RenderOptions, SectionBlock, SlackMessage } from './message.ts';
import { readOffText, skippedPicturesText, whatIReadTitle } from './texts-pictures.ts';
import { titleMarkup } from './texts-status-card.ts';

/** What was read off the pictures of a message. */
export type PictureNote = {
  /** One text a picture, redacted. */
  readonly texts: readonly string[];
  readonly by: readonly ReaderName[];
  /** Pictures that were sent. */
  readonly total: number;
};

const MAX_SHOWN = LIMITS.section.text - 1_000;
/** A token in which a letter was misread is not known as one; nothing that long needs to be shown. */
const LONG_RUN = /(?=[\w+/=.|-]*\d)[\w+/=.|-]{24,}/g;

const show = (text: string) => cutText(stripControls(text).replace(LONG_RUN, '…'), MAX_SHOWN);

function readBlocks({ texts }: PictureNote, { plain = false }: RenderOptions): Block[] {
  const sections: SectionBlock[] = texts.map((text) => section(show(text)));
  return plain ? [section(titleMarkup(whatIReadTitle)), ...sections] : [container(whatIReadTitle, sections)];
}

/**
 * Says above an answer that it rests on a picture, and shows under it, folded and as plain text, what was read there. Pure.
 */
export function addPictureNote(
  { text, blocks }: SlackMessage,
  note: PictureNote,
  options: RenderOptions = {},
): SlackMessage {
  const { texts, by, total } = note;
  const skipped = total - texts.length;
  const said = [readOffText(by, texts.length), ...(skipped > 0 ? [skippedPicturesText(skipped, total)] : [])];
  return fitMessage({ text, blocks: [context(...said), ...blocks, ...readBlocks(note, options)] });
}
