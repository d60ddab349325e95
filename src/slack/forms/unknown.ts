import { unknownButtonText } from '../../answer/texts-desk.ts';
import { conclude } from '../work/conclude.ts';
import { tellUser } from '../work/tell-user.ts';
import type { Form } from './form.ts';

/** A form of another version, left open over a restart: whoever sends it is told, and may start afresh. */
export const unknownForm: Form = {
  callbackId: '',
  read: async () => ({ kind: 'outdated' }),
  handle: async (deps, job, eventId) =>
    await conclude(deps, eventId, { messages: [tellUser(job, unknownButtonText())] }),
};
