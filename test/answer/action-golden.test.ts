import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  deregisterForm,
  lockedForm,
  registerForm,
  requestCodeForm,
  setPinForm,
  verifyCodeForm,
} from '../../src/answer/action-forms.ts';
import { endMessage, runningMessage } from '../../src/answer/action-message.ts';
import { approvalMessage } from '../../src/answer/approval-message.ts';
import type { SlackMessage } from '../../src/answer/message.ts';
import type { Modal } from '../../src/answer/modal.ts';
import { checklistForm, retryForm, retryPinForm } from '../../src/answer/retry-forms.ts';
import { retryMessage } from '../../src/answer/retry-message.ts';
import { MINUTE } from '../../src/clock.ts';
import * as sample from './action-samples.ts';
import { knowledge } from './sample.ts';
import { findFaults } from './validate-message.ts';
import { findModalFaults } from './validate-modal.ts';

/** Each message and form of the actions as it goes to Slack; `npx vitest run test/answer -u` records them anew. */
const { ANA, BOB, NOW, story, number, succeeded, rejected, unanswered, waiting, connected } = sample;
const entry = knowledge.entries.get('pin-mismatch') ?? null;
const proposal = {
  id: 'approval-1',
  action: 'deregister' as const,
  number,
  by: ANA,
  expiresAt: NOW + 15 * MINUTE,
};
const tell = (retry: typeof waiting) => ({
  retry,
  number,
  now: NOW,
  entries: knowledge.entries,
  offers: [],
  closes: false,
});

const messages: Record<string, SlackMessage> = {
  running: runningMessage(story),
  succeeded: endMessage(story, {
    execution: succeeded,
    isUnproven: false,
    closes: true,
    entry: null,
    offers: ['history'],
  }),
  unproven: endMessage(story, {
    execution: { ...succeeded, after: sample.live('PENDING') },
    ...{ isUnproven: true, closes: false, entry: null, offers: [] },
  }),
  rejected: endMessage(story, {
    ...{ execution: rejected, isUnproven: false, closes: false, entry },
    offers: ['register', 'turn-off-two-step', 'set-pin', 'deregister', 'history'],
  }),
  'rejected-unknown-error': endMessage(story, {
    ...{
      execution: { ...rejected, entry: null },
      isUnproven: false,
      closes: false,
      entry: null,
      offers: ['history'],
    },
  }),
  'no-answer': endMessage(story, {
    execution: unanswered,
    isUnproven: false,
    closes: false,
    entry: null,
    offers: [],
  }),
  'not-sent': endMessage(story, {
    execution: {
      ...unanswered,
      tookEffect: 'no',
      attempt: { ...unanswered.attempt, details: 'not sent: x' },
    },
    ...{ isUnproven: false, closes: false, entry: null, offers: [] },
  }),
  proposal: approvalMessage(proposal, { kind: 'open' }, NOW),
  approved: approvalMessage(proposal, { kind: 'approved', by: BOB, at: NOW + MINUTE }, NOW + MINUTE),
  expired: approvalMessage(proposal, { kind: 'expired' }, NOW),
  'retry-waiting': retryMessage(tell(waiting)),
  'retry-connected': retryMessage({ ...tell(connected), closes: true }),
  'retry-asking': retryMessage(tell({ ...waiting, state: 'asking', end: 'needs-pin' })),
  'retry-stopped': retryMessage({
    ...tell({ ...waiting, state: 'stopped', end: 'cause-changed' }),
    offers: ['register', 'history'],
  }),
};

const subject = { number, draftId: 'draft-1' };
const kept = { ...subject, canKeep: true };
const steps = ['Open the app.', 'Delete the account & confirm.'];

const forms: Record<string, Modal> = {
  'form-register': registerForm(subject, { isPinEnabled: true, safe: 2 }),
  'form-locked': lockedForm(subject, { wrong: 3, until: NOW + 30 * MINUTE, now: NOW }, steps),
  'form-set-pin': setPinForm(subject),
  'form-request-code': requestCodeForm(subject),
  'form-verify-code': verifyCodeForm(subject),
  'form-deregister': deregisterForm(subject),
  'form-checklist': checklistForm(kept, { name: 'free-from-phone', steps, minutes: 3 }),
  'form-retry': retryForm({ ...kept, canKeep: false }, { until: NOW + 5 * MINUTE, now: NOW }),
  'form-retry-pin': retryPinForm(kept, 1),
};

const golden = (name: string) => join(import.meta.dirname, 'golden/actions', `${name}.json`);

test.each(Object.keys(messages))('%s', async (name) => {
  const message = messages[name];
  expect(message && findFaults(message, [ANA, BOB])).toEqual([]);
  await expect(`${JSON.stringify(message, null, 2)}\n`).toMatchFileSnapshot(golden(name));
});

test.each(Object.keys(forms))('%s', async (name) => {
  const form = forms[name];
  expect(form && findModalFaults(form)).toEqual([]);
  await expect(`${JSON.stringify(form, null, 2)}\n`).toMatchFileSnapshot(golden(name));
});
