import type { CodeClaim, Entry } from './schema.ts';

export type EntryClaim = { readonly entry: string; readonly claim: CodeClaim; readonly index: number };

/** From five digits on a subcode means the same under any code; Meta shows it as a code or as a subcode. */
const FIRST_UNIQUE_SUBCODE = 10_000;

/** Names what is claimed: `133005`, `190/463`, or `2388001` where the subcode says it all. */
export function nameClaim({ code, subcode }: Pick<CodeClaim, 'code' | 'subcode'>): string {
  if (subcode === undefined) return String(code);
  return subcode >= FIRST_UNIQUE_SUBCODE ? String(subcode) : `${code ?? ''}/${subcode}`;
}

/** Every claim of the set, by its name. */
export function groupClaims(entries: Iterable<Entry>): Map<string, EntryClaim[]> {
  const groups = new Map<string, EntryClaim[]>();
  for (const { id, codes } of entries) {
    for (const [index, claim] of codes.entries()) {
      const name = nameClaim(claim);
      groups.set(name, [...(groups.get(name) ?? []), { entry: id, claim, index }]);
    }
  }
  return groups;
}
