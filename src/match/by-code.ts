import type { CodeMention, GraphError, Paste } from '../intake/types.ts';
import type { Knowledge } from '../knowledge/schema.ts';

/** What one code of a paste leads to. */
export type CodeFinding = {
  /** Entries that claim it; more than one where the wording has to decide. */
  readonly entries: readonly string[];
  /** The one to take when the wording does not decide. */
  readonly fallback: string;
  /** The code says little by itself: a sure wording outranks it. */
  readonly weak: boolean;
  readonly quote: string;
  readonly label: string;
};

type Claim = { readonly entry: string; readonly isDefault: boolean; readonly weak: boolean };

export type CodeIndex = {
  readonly byCode: ReadonlyMap<number, readonly Claim[]>;
  readonly bySubcode: ReadonlyMap<number, readonly Claim[]>;
  readonly byPair: ReadonlyMap<string, readonly Claim[]>;
  readonly foreign: ReadonlySet<number>;
};

export type CodeResult = {
  readonly findings: readonly CodeFinding[];
  readonly unknown: readonly string[];
  readonly foreign: readonly number[];
};

function push<K>(map: Map<K, Claim[]>, key: K, claim: Claim): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [claim]);
  else list.push(claim);
}

/** Sorts the code claims of all entries for look-up. */
export function buildCodeIndex(knowledge: Pick<Knowledge, 'entries' | 'foreignCodes'>): CodeIndex {
  const byCode = new Map<number, Claim[]>();
  const bySubcode = new Map<number, Claim[]>();
  const byPair = new Map<string, Claim[]>();
  for (const [entry, { codes }] of knowledge.entries) {
    for (const { code, subcode, weak = false, default: isDefault = false } of codes) {
      const claim = { entry, isDefault, weak };
      if (code !== undefined && subcode !== undefined) push(byPair, `${code}/${subcode}`, claim);
      // A subcode of five digits and more means the same under any code.
      if (subcode !== undefined && (code === undefined || subcode > 9_999)) push(bySubcode, subcode, claim);
      if (code !== undefined && subcode === undefined) push(byCode, code, claim);
    }
  }
  return { byCode, bySubcode, byPair, foreign: new Set(knowledge.foreignCodes.keys()) };
}

/** The pair says most, then a telling code, then the subcode; a weak code alone comes last. */
function claimsOf(index: CodeIndex, code: number | undefined, subcode: number | undefined): readonly Claim[] {
  const pair =
    code !== undefined && subcode !== undefined ? index.byPair.get(`${code}/${subcode}`) : undefined;
  const plain = code === undefined ? undefined : index.byCode.get(code);
  const telling = plain?.some((claim) => !claim.weak) === true ? plain : undefined;
  const sub = subcode === undefined ? undefined : index.bySubcode.get(subcode);
  // Embedded Signup reports its numbers as error_code, and a lone subcode may be written as a code.
  const asSubcode = code === undefined ? undefined : index.bySubcode.get(code);
  const asCode = subcode === undefined ? undefined : index.byCode.get(subcode);
  return pair ?? telling ?? sub ?? asSubcode ?? plain ?? asCode ?? [];
}

function labelOf({ code, subcode }: Pick<GraphError, 'code' | 'subcode'>): string {
  return [code, subcode].filter((part) => part !== undefined).join('/');
}

function mentionsOf(paste: Paste): CodeMention[] {
  const fromPayloads = paste.errors.flatMap(({ code, subcode }): CodeMention[] => {
    if (code === undefined && subcode === undefined) return [];
    const numbers = {
      ...(code === undefined ? {} : { code }),
      ...(subcode === undefined ? {} : { subcode }),
    };
    return [{ ...numbers, quote: `${labelOf(numbers)}` }];
  });
  return [...fromPayloads, ...paste.codes];
}

/** Codes below this are also counts, ports and HTTP statuses: an unknown one is not worth a word. */
const TELLING = 100_000;

/** Looks up every code that the paste names. */
export function findByCode(index: CodeIndex, paste: Paste): CodeResult {
  const findings = new Map<string, CodeFinding>();
  const unknown = new Set<string>();
  const foreign = new Set<number>();
  for (const mention of mentionsOf(paste)) {
    const { code, subcode, quote } = mention;
    const claims = claimsOf(index, code, subcode);
    const first = claims.find((claim) => claim.isDefault) ?? claims[0];
    const label = labelOf(mention);
    if (first !== undefined) {
      const entries = [...new Set(claims.map((claim) => claim.entry))];
      const known = findings.get(entries.join());
      if (known === undefined) {
        findings.set(entries.join(), { entries, fallback: first.entry, weak: first.weak, quote, label });
      }
    } else if (code !== undefined && index.foreign.has(code)) foreign.add(code);
    else if ((code ?? subcode ?? 0) >= TELLING) unknown.add(label);
  }
  return { findings: [...findings.values()], unknown: [...unknown], foreign: [...foreign] };
}
