import type { Inspection } from '../store/inspect.ts';
import type { Lease } from '../store/lease.ts';
import { fault, ok, type Said, warning } from './said.ts';

const minutesOf = (moment: number) => new Date(moment).toISOString().slice(0, 16).replace('T', ' ');

function schemaOf(version: number, newest: number): Said {
  return version === newest
    ? ok(`sound, schema ${version}`)
    : ok(`sound, schema ${version}; the next start brings it to ${newest}, so make a backup before`);
}

/** @param isLive the process of the lease is still at work */
export function* checkDatabase(inspection: Inspection, isLive: (lease: Lease) => boolean): Generator<Said> {
  if (inspection.kind === 'absent') return yield ok('none yet: the first start makes it');
  if (inspection.kind === 'unreadable') {
    return yield fault(
      `cannot be read: ${inspection.problem}`,
      'Restore a backup (docs/running.md), or move the file away to begin anew.',
    );
  }
  const { version, newest, damage, isMarked, lease } = inspection;
  if (damage !== null) {
    return yield fault(`is damaged: ${damage.split('\n')[0]}`, 'Restore a backup (docs/running.md).');
  }
  if (version > newest) {
    return yield fault(
      `was written by a newer wa-desk (schema ${version}; this one knows ${newest})`,
      'Start that version, or restore a backup made before it ran.',
    );
  }
  yield schemaOf(version, newest);
  if (lease !== null && isLive(lease)) {
    return yield ok(`in use by process ${lease.pid} on ${lease.host} since ${minutesOf(lease.since)} UTC`);
  }
  if (isMarked) {
    yield warning(
      'the last run did not end in order; the next start checks the file and takes up what was left',
      'Look at the end of the log: killed, out of memory, or a power cut?',
    );
  }
}
