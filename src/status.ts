import { noAccountsText, notOurNumberText } from './answer/texts-status.ts';
import { couldNotTell, readFailed } from './checks/could-not-tell.ts';
import type { Finding } from './checks/finding.ts';
import { checks } from './checks/registry.ts';
import type { GraphClient } from './graph/client.ts';
import { findPhoneNumber, hasDigits } from './graph/find-phone-number.ts';
import { readPhoneNumber } from './graph/phone-numbers.ts';

/** The number to look at: Meta's id of it, or the number itself in E.164. */
export type NumberTarget =
  | { readonly kind: 'id'; readonly phoneNumberId: string }
  | { readonly kind: 'phone'; readonly e164: string };

export type StatusDeps = { readonly graph: GraphClient; readonly wabaIds: readonly string[] };

const CHECK = 'phone-number';

async function checkById(graph: GraphClient, phoneNumberId: string, signal?: AbortSignal): Promise<Finding> {
  const reading = await readPhoneNumber(graph, phoneNumberId, signal);
  return reading.kind === 'ok' ? checks[CHECK](reading.value) : readFailed(CHECK, reading.reason);
}

/** Reads the live state of a number and says what it means. Never throws: "could not tell" is a finding. */
export async function checkNumber(
  { graph, wabaIds }: StatusDeps,
  target: NumberTarget,
  signal?: AbortSignal,
): Promise<Finding> {
  if (target.kind === 'id') return await checkById(graph, target.phoneNumberId, signal);
  if (wabaIds.length === 0) return couldNotTell(CHECK, noAccountsText(target.e164));
  const place = await findPhoneNumber(graph, wabaIds, hasDigits(target.e164), signal);
  if (place.kind === 'unknown') return readFailed(CHECK, place.reason);
  if (place.value === null) return couldNotTell(CHECK, notOurNumberText(target.e164));
  return await checkById(graph, place.value.phoneNumberId, signal);
}
