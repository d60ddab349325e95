import type { ClickJob } from '../job.ts';

/** What a button of ours asks for. A button of an older or newer version is an unknown one. */
export function readButton(actionId: string, value: string): Pick<ClickJob, 'kind' | 'caseId' | 'entry'> {
  const [name = '', entry = ''] = actionId.split(':');
  if (name === 'check_status') return { kind: 'check-button', caseId: value, entry: null };
  if (name === 'nearest' && entry !== '') return { kind: 'nearest-button', caseId: value, entry };
  return { kind: 'unknown-button', caseId: value, entry: null };
}
