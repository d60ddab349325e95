import { type FaultName, findFault } from './faults.ts';
import { findUserText } from './user-texts.ts';

export type GraphReply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

type EnvelopeOptions = {
  readonly locale: string;
  readonly traceId: string;
  /** Replaces the catalogue's message, for faults that name a field or a parameter. */
  readonly message?: string;
  /** Added to the details: when it may be tried again. */
  readonly retry?: string;
};

/** Meta's error object for a fault, with the status it is sent with. */
export function writeFault(name: FaultName, options: EnvelopeOptions): GraphReply {
  const fault = findFault(name);
  const text = fault.userText === undefined ? undefined : findUserText(fault.userText, options.locale);
  const details = [fault.details, options.retry].filter((part) => part !== undefined).join(' ');
  const error = {
    message: options.message ?? fault.message,
    type: fault.type ?? 'OAuthException',
    code: fault.code,
    ...(fault.subcode === undefined ? {} : { error_subcode: fault.subcode }),
    ...(fault.transient ? { is_transient: true } : {}),
    ...(text === undefined ? {} : { error_user_title: text.title, error_user_msg: text.text }),
    ...(details === '' ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
    fbtrace_id: options.traceId,
  };
  return { status: fault.http, body: { error } };
}
