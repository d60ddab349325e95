/** What the model's server does with one request. */
export type Turn =
  /** Answers; the words are the model's. */
  | { readonly kind: 'say'; readonly words: string; readonly tokens: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Breaks off in the middle of its answer. */
  | { readonly kind: 'break-off' };

type Answer = {
  readonly entry: string;
  readonly quote?: string;
  readonly language?: string | null;
  readonly confidence?: number;
};

const TOKENS = 1_200;

/** The model says whatever it says. */
export function say(words: string, tokens = TOKENS): Turn {
  return { kind: 'say', words, tokens };
}

/** The model answers as it was asked to. */
export function choose({ entry, quote = '', language = null, confidence = 0.9 }: Answer): Turn {
  return say(JSON.stringify({ entry, language, quote, confidence }));
}

/** The model writes down what it sees in a picture. */
export function transcribe(text: string): Turn {
  return say(JSON.stringify({ text }));
}

export function fail(status: number, headers: Readonly<Record<string, string>> = {}): Turn {
  const body = JSON.stringify({ error: { message: `scripted ${status}`, type: 'scripted' } });
  return { kind: 'status', status, headers, body };
}

export const hang: Turn = { kind: 'hang' };
export const breakOff: Turn = { kind: 'break-off' };
