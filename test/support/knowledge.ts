import type { CodeClaim, Entry, ForeignCode, Knowledge } from '../../src/knowledge/schema.ts';

/** An entry with every required field, for tests that care about its id and codes only. */
export function anEntry(id: string, codes: readonly CodeClaim[] = [], more: Partial<Entry> = {}): Entry {
  return {
    id,
    area: 'registration',
    title: `About ${id}`,
    side: 'customer',
    meaning: 'What it means.',
    now: 'Do this first.',
    codes: [...codes],
    causes: ['A cause.'],
    steps: ['A step.'],
    avoid: [],
    waits: [],
    checks: [],
    actions: [],
    escalate: 'Ask Meta.',
    sources: [{ title: 'Meta', url: 'https://developers.facebook.com/', checked: '2026-09-11' }],
    ...more,
  };
}

const TEMPLATE: ForeignCode = {
  code: 132001,
  about: 'template',
  title: 'Template does not exist',
  pointer: 'This is a template error, not a registration error.',
};

/** A small knowledge base of those entries. */
export function someKnowledge(...entries: readonly Entry[]): Knowledge {
  return {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    procedures: new Map(),
    notions: new Map(),
    foreignCodes: new Map([[TEMPLATE.code, TEMPLATE]]),
    phrases: new Map(),
    silence: new Map(),
    lexicon: new Map(),
    replies: new Map(),
    labels: new Map(),
    version: 'test',
  };
}
