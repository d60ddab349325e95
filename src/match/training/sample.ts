import type { Knowledge } from '../../knowledge/schema.ts';
import { NONE } from '../model/model.ts';

/** One labelled sentence; the label is an entry id or `none`. */
export type Sample = { readonly text: string; readonly language: string; readonly label: string };

/** Every sentence of knowledge/: the phrases under their entries, the ordinary talk under `none`. */
export function samplesOf(knowledge: Pick<Knowledge, 'phrases' | 'silence'>): Sample[] {
  const samples: Sample[] = [];
  for (const [language, file] of knowledge.phrases) {
    for (const [label, texts] of Object.entries(file.phrases)) {
      for (const text of texts) samples.push({ text, language, label });
    }
  }
  for (const [language, file] of knowledge.silence) {
    for (const text of [...file.near, ...file.far]) samples.push({ text, language, label: NONE });
  }
  return samples;
}
