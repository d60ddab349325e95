/** Text as Slack sends it to apps: entities, links and mentions in angle brackets; and its rich text. */
export type EncodedText = { readonly text: string; readonly blocks: readonly RichText[] };

type RichText = { readonly type: 'rich_text'; readonly elements: readonly RichTextPart[] };
type RichTextPart = {
  readonly type: 'rich_text_section' | 'rich_text_preformatted';
  readonly elements: readonly RichTextElement[];
};
type RichTextElement =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'link'; readonly url: string; readonly text?: string }
  | { readonly type: 'user'; readonly user_id: string };

export type Mentionable = { readonly id: string; readonly names: readonly string[] };

const SPECIAL =
  /(?<url>https?:\/\/[^\s<>]+)|(?<mail>[\w.+-]+@[\w-]+\.[\w.]*\w)|(?<phone>\+\d[\d ().-]{6,18}\d)|(?<name>@[\w-]+(?: [A-Z]\w+)?)/gu;

/** Encodes what a person typed. Fenced parts (three backticks) become preformatted and are not linked. */
export function encodeText(typed: string, bot: Mentionable): EncodedText {
  const parts = typed.split(/```\n?/);
  const encoded = parts.map((part, index) => (index % 2 === 1 ? encodeFence(part) : encodePlain(part, bot)));
  const filled = encoded.filter((part) => part.elements.length > 0);
  return {
    text: encoded.map((part) => part.text).join(''),
    blocks: [{ type: 'rich_text', elements: filled.map(({ type, elements }) => ({ type, elements })) }],
  };
}

type EncodedPart = RichTextPart & { readonly text: string };

function encodeFence(code: string): EncodedPart {
  const trimmed = code.replace(/\n$/, '');
  return {
    type: 'rich_text_preformatted',
    text: `\`\`\`${escapeText(trimmed)}\`\`\``,
    elements: trimmed === '' ? [] : [{ type: 'text', text: trimmed }],
  };
}

function encodePlain(typed: string, bot: Mentionable): EncodedPart {
  const elements: RichTextElement[] = [];
  let text = '';
  let end = 0;
  const plain = (until: number): void => {
    const between = typed.slice(end, until);
    if (between !== '') elements.push({ type: 'text', text: between });
    text += escapeText(between);
  };
  for (const match of typed.matchAll(SPECIAL)) {
    const special = encodeSpecial(match[0], match.groups ?? {}, bot);
    if (special === null) continue;
    plain(match.index);
    elements.push(special.element);
    text += special.text;
    end = match.index + match[0].length;
  }
  plain(typed.length);
  return { type: 'rich_text_section', text, elements };
}

type Special = { readonly text: string; readonly element: RichTextElement };

function encodeSpecial(
  raw: string,
  kind: Record<string, string | undefined>,
  bot: Mentionable,
): Special | null {
  if (kind.url !== undefined) return { text: `<${escapeText(raw)}>`, element: { type: 'link', url: raw } };
  if (kind.mail !== undefined) return link(`mailto:${raw}`, raw);
  if (kind.phone !== undefined) return link(`tel:${raw.replace(/[^+\d]/g, '')}`, raw);
  const named = bot.names.some((name) => `@${name}`.toLowerCase() === raw.toLowerCase());
  return named ? { text: `<@${bot.id}>`, element: { type: 'user', user_id: bot.id } } : null;
}

function link(url: string, label: string): Special {
  return { text: `<${url}|${escapeText(label)}>`, element: { type: 'link', url, text: label } };
}

/** Slack escapes exactly these three. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
