import type { Counted, Labels } from '../knowledge/label-schema.ts';
import { type Markup, mrkdwn } from './markup.ts';

type Values = Readonly<Record<string, string | number>>;

/** A label with its blanks filled in; what is filled in is not looked through again. */
export function fillLabel(label: string, values: Values): string {
  return label.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
}

/** The form of a label for a count, the count written as the language writes numbers. */
export function countLabel({ language }: Labels, forms: Counted, count: number): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return fillLabel(form, { count: new Intl.NumberFormat(language).format(count) });
}

/** A label before what it is about, in bold. */
export function labelled(label: string, text: string | Markup): Markup {
  return mrkdwn`*${label}* ${text}`;
}
