import { statusNotTold } from '../answer/texts-phone-number.ts';
import {
  accountReadings,
  accountLabels as labels,
  ownershipText,
  paymentMissing,
  paymentNotTold,
  paymentSet,
  reviewReadings,
  verificationStates,
} from '../answer/texts-status-account.ts';
import type { Waba } from '../graph/waba.ts';
import { combine, type Line, lookUp } from './compose.ts';
import type { StatusFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { ACCOUNT_SOURCE } from './sources.ts';
import { withReading } from './with-reading.ts';

const FRAME = { check: 'account', side: 'customer', source: ACCOUNT_SOURCE } as const;

/** An account without a payment method has the field left out; that is no answer if it was never asked. */
function readPayment({ fundingId, tellsFunding }: Waba): Line {
  if (fundingId !== null) return [labels.payment, paymentSet];
  return [labels.payment, tellsFunding ? paymentMissing : paymentNotTold];
}

function look(waba: Waba): Finding {
  const { status, reviewStatus, businessVerification, ownership, owner } = waba;
  const lines: (Line | null)[] = [
    reviewStatus === null ? null : [labels.review, lookUp(reviewReadings, reviewStatus)],
    readPayment(waba),
    businessVerification === null
      ? null
      : [labels.verification, lookUp(verificationStates, businessVerification)],
    ownership === null ? null : [labels.ownership, ownershipText(ownership, owner?.name ?? null)],
  ];
  const first: Line = [labels.status, status === null ? statusNotTold : lookUp(accountReadings, status)];
  return combine(FRAME, [first, ...lines.filter((line) => line !== null)]);
}

/** The WhatsApp Business account: state, review, verification of the business, owner, payment. */
export function checkAccount({ waba }: StatusFacts): Finding {
  return withReading(FRAME.check, waba, look);
}
