import { type EntryClaim, groupClaims } from '../claims.ts';
import type { Knowledge } from '../schema.ts';
import type { LintFault } from './types.ts';

/** A code leads to one entry; where several share it, exactly one of them is the default. */
export function lintCodes({ entries, foreignCodes }: Knowledge): LintFault[] {
  const faults: LintFault[] = [];
  for (const [name, claims] of groupClaims(entries.values())) {
    faults.push(...doubleClaims(name, claims), ...defaults(name, claims));
    if (foreignCodes.has(Number(name))) faults.push(...claims.map((claim) => foreignClaim(name, claim)));
  }
  return faults;
}

function doubleClaims(name: string, claims: readonly EntryClaim[]): LintFault[] {
  const unshared = claims.filter(({ claim }) => !claim.shared);
  if (claims.length === 1 || unshared.length === 0) return [];
  const others = claims.map(({ entry }) => entry).join(', ');
  const reason = `${name} is claimed by ${others}; mark it \`shared\` in each of them, or remove it`;
  return unshared.map((claim) => ({ rule: 'code-claimed-twice', ...placeOf(claim), reason }));
}

function defaults(name: string, claims: readonly EntryClaim[]): LintFault[] {
  const shared = claims.filter(({ claim }) => claim.shared);
  const [first] = shared;
  if (!first) return [];
  if (claims.length === 1) {
    return [
      {
        rule: 'code-default',
        ...placeOf(first),
        reason: `${name} is \`shared\`, but no other entry claims it`,
      },
    ];
  }
  const count = shared.filter(({ claim }) => claim.default).length;
  if (count === 1) return [];
  const reason = `of the entries that share ${name}, exactly one must be the \`default\`; ${count} are`;
  return [{ rule: 'code-default', ...placeOf(first), reason }];
}

function foreignClaim(name: string, claim: EntryClaim): LintFault {
  return {
    rule: 'code-foreign',
    ...placeOf(claim),
    reason: `${name} stands in foreign-codes.yml, so no entry may claim it`,
  };
}

function placeOf({ entry }: EntryClaim): Pick<LintFault, 'file' | 'path'> {
  return { file: `entries/${entry}.yml`, path: ['codes'] };
}
