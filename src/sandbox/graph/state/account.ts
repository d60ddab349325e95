/** A WhatsApp Business Account. */
export type EmulatedWaba = {
  readonly id: string;
  readonly name: string;
  readonly businessId: string;
  /** Ours, or a client's that was shared with us. */
  readonly ownership: 'SELF_OWNED' | 'CLIENT_OWNED';
  readonly status: string;
  readonly review: string;
  readonly currency: string;
  readonly country: string;
  /** Absent payment method: null. */
  readonly fundingId: string | null;
  readonly subscriptions: readonly Subscription[];
};

export type Subscription = { readonly appId: string; readonly overrideCallback?: string };

/** A business portfolio. `verification` is lower case, as the live schema has it. */
export type EmulatedBusiness = { readonly id: string; readonly name: string; readonly verification: string };

export type EmulatedApp = {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  /** Refuse calls without `appsecret_proof`. */
  readonly requireProof: boolean;
  /** Where the app's webhooks go and which fields it subscribed to. */
  readonly callbackUrl: string;
  readonly webhookFields: readonly string[];
};

export type EmulatedToken = {
  readonly value: string;
  readonly appId: string;
  readonly type: 'SYSTEM_USER' | 'USER';
  readonly userId: string;
  readonly issuedAt: number;
  /** 0: never. Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly revoked: boolean;
  readonly scopes: readonly string[];
  /** The WABAs it may touch; null: all. */
  readonly targets: readonly string[] | null;
};
