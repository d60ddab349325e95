import { type Markup, mrkdwn, person } from './markup.ts';
import { momentMarkup, momentText } from './moment.ts';

/** A sentence that is said in Slack and in a terminal alike: moments and people are written as each wants them. */

/** Milliseconds since the epoch. */
type Moment = { readonly at: number };
type Person = { readonly who: string };

export type Wording = {
  readonly parts: readonly string[];
  readonly values: readonly (string | number | Moment | Person)[];
};

export function wording(parts: TemplateStringsArray, ...values: Wording['values']): Wording {
  return { parts, values };
}

/** For Slack: moments in the reader's time zone, people by their name there, all else escaped. */
export function toMarkup({ parts, values }: Wording, now: number): Markup {
  const written = values.map((value) => {
    if (typeof value !== 'object') return value;
    return 'at' in value ? momentMarkup(value.at, now) : person(value.who);
  });
  return mrkdwn(Object.assign([...parts], { raw: parts }), ...written);
}

/** For a terminal: moments in UTC, people by their id. */
export function toPlain({ parts, values }: Wording, now: number): string {
  const written = values.map((value) => {
    if (typeof value !== 'object') return String(value);
    return 'at' in value ? momentText(value.at, now) : value.who;
  });
  return parts.map((part, i) => part + (written[i] ?? '')).join('');
}
