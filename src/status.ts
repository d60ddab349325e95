import { phoneNumberLabels } from './answer/texts-phone-number.ts';
import { noAccountsText, notOurNumberText, type UnknownText, unknownText } from './answer/texts-status.ts';
import type { Finding } from './checks/finding.ts';
import { checks } from './checks/registry.ts';
import type { GraphClient } from './graph/client.ts';
import type { UnknownReason } from './graph/errors.ts';
import { findPhoneNumber } from './graph/find-phone-number.ts';
import { readPhoneNumber } from './graph/phone-numbers.ts';

/** The number to look at: Meta's id of it, or the number itself in E.164. */
export type NumberTarget =
  | { readonly kind: 'id'; readonly phoneNumberId: string }
  | { readonly kind: 'phone'; readonly e164: string };

export type StatusDeps = { readonly graph: GraphClient; readonly wabaIds: readonly string[] };

const CHECK = 'phone-number';

function couldNotTell(text: UnknownText, reason?: UnknownReason): Finding {
  const traceId = reason?.kind === 'refused' ? reason.error.fbtraceId : null;
  return {
    check: CHECK,
    verdict: 'unknown',
    ...text,
    facts: traceId === null ? [] : [[phoneNumberLabels.traceId, traceId]],
  };
}

async function checkById(graph: GraphClient, phoneNumberId: string, signal?: AbortSignal): Promise<Finding> {
  const reading = await readPhoneNumber(graph, phoneNumberId, signal);
  if (reading.kind === 'ok') return checks[CHECK](reading.value);
  return couldNotTell(unknownText(reading.reason), reading.reason);
}

/** Reads the live state of a number and says what it means. Never throws: "could not tell" is a finding. */
export async function checkNumber(
  { graph, wabaIds }: StatusDeps,
  target: NumberTarget,
  signal?: AbortSignal,
): Promise<Finding> {
  if (target.kind === 'id') return await checkById(graph, target.phoneNumberId, signal);
  if (wabaIds.length === 0) return couldNotTell(noAccountsText(target.e164));
  const place = await findPhoneNumber(graph, wabaIds, target.e164, signal);
  if (place.kind === 'unknown') return couldNotTell(unknownText(place.reason), place.reason);
  if (place.value === null) return couldNotTell(notOurNumberText(target.e164));
  return await checkById(graph, place.value.phoneNumberId, signal);
}
