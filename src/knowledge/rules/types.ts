type LintRule =
  | 'unknown-entry'
  | 'unknown-procedure'
  | 'unused-procedure'
  | 'stale-source'
  | 'code-claimed-twice'
  | 'code-default'
  | 'code-foreign'
  | 'missing-phrases'
  | 'missing-language'
  | 'duplicate-phrase'
  | 'silence-equals-phrase'
  | 'unknown-notion'
  | 'missing-notion'
  | 'bad-pattern'
  | 'missing-reply'
  | 'reply-placeholder'
  | 'reply-length'
  | 'reply-number'
  | 'label-placeholder'
  | 'label-sign'
  | 'label-form'
  | 'label-original';

/** A fault of the set; `path` leads to the place inside the file, so that its line can be found. */
export type LintFault = {
  readonly rule: LintRule;
  readonly file: string;
  readonly path: readonly PropertyKey[];
  readonly reason: string;
};
