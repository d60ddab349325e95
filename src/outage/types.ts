/** Trouble at Meta: what its status page reports, or what we see for ourselves. */
export type Outage =
  | { readonly kind: 'reported'; readonly title: string; readonly link: string | null }
  /** Several numbers met the same passing error within minutes. */
  | { readonly kind: 'seen'; readonly entry: string; readonly numbers: number };
