import { readText } from '../desk.ts';
import type { Matcher } from '../match/ladder.ts';
import type { Db } from '../store/schema.ts';
import { listUnmatched } from '../store/unmatched.ts';
import { type Cluster, clusterPastes } from './inbox.ts';

/** What people ask about and nobody has explained, without what would be recognised today. */
export async function readInbox(db: Db, matcher: Matcher): Promise<Cluster[]> {
  const open = await listUnmatched(db);
  return clusterPastes(open.filter(({ text }) => readText(matcher, text).diagnosis.verdict !== 'sure'));
}
