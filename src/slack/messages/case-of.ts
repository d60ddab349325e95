import type { Paste } from '../../intake/types.ts';
import type { Diagnosis } from '../../match/types.ts';
import type { Case } from '../../store/cases.ts';
import type { MessageJob } from '../job.ts';

const MAX_SUMMARY = 500;
/** A thread that names more is about none of them. */
const MAX_NAMED = 20;

/** What was named last comes first: it is what the people in the thread now speak of. */
function merge(newer: readonly string[], older: readonly string[] = []): string[] {
  return [...new Set([...newer, ...older])].slice(0, MAX_NAMED);
}

function codesOf({ errors, codes }: Paste): string[] {
  return [...errors, ...codes].flatMap(({ code, subcode }) => {
    if (code === undefined) return subcode === undefined ? [] : [`/${subcode}`];
    return [subcode === undefined ? `${code}` : `${code}/${subcode}`];
  });
}

function idsOf({ ids }: Paste, kind: 'phone-number' | 'waba'): string[] {
  return ids.filter((mention) => mention.kind === kind).map((mention) => mention.id);
}

type Pasted = Pick<MessageJob, 'channel' | 'threadTs' | 'user' | 'paste'>;

/** The case of a thread after one more message in it. `id` names it if it is new. */
export function updateCase(known: Case | null, id: string, job: Pasted, diagnosis: Diagnosis): Case {
  const { paste } = job;
  return {
    id: known?.id ?? id,
    channel: job.channel,
    threadTs: job.threadTs,
    summary: known?.summary ?? paste.text.slice(0, MAX_SUMMARY),
    phones: merge(
      paste.phones.map((phone) => phone.e164),
      known?.phones,
    ),
    phoneNumberIds: merge(idsOf(paste, 'phone-number'), known?.phoneNumberIds),
    wabaIds: merge(idsOf(paste, 'waba'), known?.wabaIds),
    codes: merge(codesOf(paste), known?.codes),
    traceIds: merge(paste.traceIds, known?.traceIds),
    entry: diagnosis.matches[0]?.entry ?? known?.entry ?? null,
    language: diagnosis.language ?? known?.language ?? null,
    createdBy: known?.createdBy ?? job.user,
  };
}
