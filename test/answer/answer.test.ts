import { describe, expect, test } from 'vitest';
import { answerMessage } from '../../src/answer/answer.ts';
import type { Block, Button, SlackMessage } from '../../src/answer/message.ts';
import type { Entry, Knowledge } from '../../src/knowledge/schema.ts';
import { knowledge, paste, silent, sure, unsure } from './sample.ts';

const base = { paste, knowledge, caseId: 'case-1', asked: false };
const asked = { ...base, asked: true };

const answer = (input: Parameters<typeof answerMessage>[0], options = {}): SlackMessage => {
  const message = answerMessage(input, options);
  if (message === null) throw new Error('silence');
  return message;
};
const buttonsOf = ({ blocks }: SlackMessage): Button[] =>
  blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.filter((control) => control.type === 'button') : [],
  );
const typesOf = ({ blocks }: SlackMessage) => blocks.map((block: Block) => block.type);
const wordsOf = (message: SlackMessage) => JSON.stringify(message);

const withEntry = (fields: Partial<Entry>): Knowledge => {
  const entry = knowledge.entries.get('number-linked');
  if (entry === undefined) throw new Error('no such entry');
  return { ...knowledge, entries: new Map([['number-linked', { ...entry, ...fields }]]) };
};

describe('silence', () => {
  test.each([
    ['ordinary talk', silent],
    ['something unsure', unsure],
    ['a match that is not sure', { ...sure, verdict: 'unsure' as const }],
    ['an unknown code', { ...silent, unknownCodes: ['139555'] }],
    [
      'a sure match of an entry that is gone',
      { ...sure, matches: [{ entry: 'gone', via: 'code' as const, confidence: 1, evidence: [] }] },
    ],
  ])('for %s, unless a person asked', (_, diagnosis) => {
    expect(answerMessage({ ...base, diagnosis })).toBeNull();
    expect(answerMessage({ ...asked, diagnosis })).not.toBeNull();
  });
});

describe('a sure answer', () => {
  test('says what it is, whose side, how long, what to do and what not', () => {
    const [lead] = answer({ ...base, diagnosis: sure }).blocks;
    expect(lead).toMatchObject({
      type: 'section',
      text: {
        text: [
          '*This number is still tied to another WhatsApp account*',
          'Customer’s side · wait 3 minutes',
          '*Do now:* On the phone: Settings → Account → Delete account.',
          '*Avoid:* Pressing connect again &amp; again.',
        ].join('\n'),
      },
    });
  });

  test('folds everything else', () => {
    const message = answer({ ...base, diagnosis: sure });
    const types = ['section', 'actions', 'container', 'container', 'context', 'context_actions'];
    expect(typesOf(message)).toEqual(types);
    expect(message.blocks[2]).toMatchObject({ is_collapsible: true, default_collapsed: true });
  });

  test('can do without containers', () => {
    const message = answer({ ...base, diagnosis: sure }, { plain: true });
    expect(typesOf(message)).not.toContain('container');
    expect(typesOf(message)).not.toContain('context_actions');
    expect(buttonsOf(message)).toContainEqual(
      expect.objectContaining({ action_id: 'feedback:number-linked:wrong', value: 'wrong:case-1' }),
    );
    expect(wordsOf(message)).toContain('Take the number off the phone');
  });

  test('spells out the steps of a shared procedure', () => {
    const words = wordsOf(answer({ ...base, diagnosis: sure }));
    expect(words).toContain(
      '2. *Take the number off the phone*\\n      • Open the app.\\n      • Delete the account.\\n3. Register',
    );
  });

  test('offers the live check only where one helps', () => {
    expect(buttonsOf(answer({ ...base, diagnosis: sure })).map((button) => button.action_id)).toEqual([
      'check_status',
    ]);
    expect(buttonsOf(answer({ ...base, knowledge: withEntry({ checks: [] }), diagnosis: sure }))).toEqual([]);
  });

  test('links to nothing but the sources of the knowledge base', () => {
    const words = wordsOf(answer({ ...base, diagnosis: sure }));
    expect(words.match(/<https?:[^|>]*/g)).toEqual(['<https://developers.facebook.com/docs/a?b=1&amp;c=2']);
  });

  test('makes no link of an address that is not https', () => {
    const sources = [{ title: 'Odd', url: 'http://a.example', checked: '2026-01-02' }];
    expect(wordsOf(answer({ ...base, knowledge: withEntry({ sources }), diagnosis: sure }))).not.toContain(
      '<http',
    );
  });

  test('shows the root cause first and offers the others', () => {
    const matches = [
      { entry: 'pin-mismatch', via: 'code' as const, confidence: 1, evidence: [] },
      ...sure.matches,
    ];
    const message = answer({ ...base, diagnosis: { ...sure, matches } });
    expect(message.text).toMatch(/^The two-step PIN/);
    expect(buttonsOf(message).map((button) => [button.action_id, button.value])).toEqual([
      ['nearest:number-linked', 'case-1'],
      ['check_status', 'case-1'],
    ]);
  });
});

describe('to a person who asked', () => {
  test('an unsure answer gives the three nearest and one question', () => {
    const message = answer({ ...asked, diagnosis: unsure });
    expect(buttonsOf(message).map((button) => button.action_id)).toEqual([
      'nearest:pin-mismatch',
      'nearest:number-linked',
      'nearest:server-unavailable',
      'feedback:none:wrong',
    ]);
    expect(wordsOf(message).match(/\?/g)).toHaveLength(2);
  });

  test('an unknown code is named, with what Meta says', () => {
    const unknown = { ...paste, errors: [{ code: 139_555, details: 'Some <detail>' }] };
    const message = answer({ ...asked, paste: unknown, diagnosis: { ...silent, unknownCodes: ['139555'] } });
    expect(message.text).toBe('I do not know the code 139555 yet.');
    expect(wordsOf(message)).toContain('Meta says: “Some &lt;detail&gt;”');
  });

  test('a code of another field gets its pointer', () => {
    expect(wordsOf(answer({ ...asked, diagnosis: { ...silent, foreignCodes: [132_001] } }))).toContain(
      'This is a template error.',
    );
  });

  test('nothing known is said to be so', () => {
    expect(answer({ ...asked, diagnosis: silent }).text).toBe('I do not know this one yet.');
  });
});

test('what was pasted is never formatted', () => {
  const quote = '*bold* <!channel> `code` <https://evil.example|meta>';
  const evidence = [{ quote, means: 'phrase' }];
  const [match] = sure.matches;
  if (match === undefined) throw new Error('no match');
  const { blocks } = answer({ ...base, diagnosis: { ...sure, matches: [{ ...match, evidence }] } });
  expect(blocks.find(({ type }) => type === 'context')).toEqual({
    type: 'context',
    elements: [
      {
        type: 'plain_text',
        emoji: false,
        text: 'Matched in Polish on “*bold* &lt;!channel&gt; `code` &lt;https://evil.example|meta&gt;” · sure · entry number-linked · Meta docs, checked 2026-09',
      },
    ],
  });
});
