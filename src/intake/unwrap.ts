/**
 * `<…>` spans of Slack's message encoding: links, mentions, channels, special mentions and dates.
 * Anything else in angle brackets is the poster's own.
 */
const SPAN = /<(@|#|!|https?:|mailto:|tel:)([^<>|\n]*)(?:\|([^<>\n]*))?>/g;

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * Turns Slack's encoding back into what the person saw: entities, links, phone links, mentions, code fences
 * and quote marks. Text that never went through Slack passes unchanged, but for fences and quote marks.
 */
export function unwrapSlack(text: string): string {
  let out = text;
  if (out.includes('<'))
    out = out.replace(SPAN, (_, sigil, target, label) => unwrapSpan(sigil, target, label));
  if (out.includes('&')) out = out.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  if (out.includes('```')) out = out.replaceAll('```', '\n');
  if (out.includes('>')) out = out.replace(/^>{1,3}(?! ?\d) ?/gm, '');
  return out;
}

function unwrapSpan(sigil: string, target: string, label: string | undefined): string {
  switch (sigil) {
    case '@':
      return label ? `@${label}` : '';
    case '#':
      return label ? `#${label}` : '';
    case '!':
      return unwrapSpecial(target, label);
    case 'tel:':
      return unwrapPhone(target, label);
    case 'mailto:':
      return label || target;
    default:
      return unwrapLink(sigil + target, label);
  }
}

/** `<!here>`, `<!subteam^S1|@team>`, `<!date^…|fallback>`. */
function unwrapSpecial(target: string, label: string | undefined): string {
  if (label) return label;
  return /^[a-z]+$/.test(target) ? `@${target}` : '';
}

/** The number as typed, unless only the link says the country. */
function unwrapPhone(target: string, label: string | undefined): string {
  if (!label) return target;
  return target.startsWith('+') && !label.includes('+') ? target : label;
}

/** The label if the link only spells it out, else both: a chosen label may hide the address that matters. */
function unwrapLink(url: string, label: string | undefined): string {
  if (!label) return url;
  const typed = label.replace(/^https?:\/\//, '').replace(/…$/, '');
  return url.includes(typed) ? (typed === label ? label : url) : `${label} (${url})`;
}
