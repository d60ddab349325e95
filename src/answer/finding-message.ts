// Stand-in until the answers are there: to be overwritten.
import type { Finding } from '../checks/finding.ts';

export function findingMessage(finding: Finding) {
  return { text: `${finding.verdict}: ${finding.summary} ${finding.reason ?? ''}`, blocks: [] };
}
