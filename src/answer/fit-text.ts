import { cutText, stripControls } from './cut-text.ts';
import type { TextObject } from './message.ts';

export function fitText<T extends TextObject>(text: T, max: number): T {
  return { ...text, text: cleanText(text.text, max) };
}

/** Nothing we say mentions anybody, so a mention got in by mistake. The first cut only bounds the work. */
export function cleanText(text: string, max: number): string {
  const visible = stripControls(cutText(text, 2 * max)).trim();
  return cutText(visible.replace(/<(?=[!@#])/g, '&lt;'), max);
}
