export type CredentialKind = 'access_token' | 'corp_ticket' | 'app_ticket';

export interface CredentialKey {
  corpId: string;
  agentId: number;
  kind: CredentialKind;
}

export interface StoredCredential {
  ciphertext: Buffer;
  keyId: string;
  /** Grows by one with every write. */
  version: number;
  /** Since when WeCom gives this very string. */
  givenSince: Date;
  /** When WeCom was last asked for it. */
  obtainedAt: Date;
  expiresAt: Date;
}

export interface Reading {
  /** The store's time, against which `expiresAt` counts; this process's may be wrong. */
  at: Date;
  row: StoredCredential | undefined;
}

/** How long a renewal may wait for another one, and how long it may itself take. */
export interface RenewalLimits {
  waitMs: number;
  holdMs: number;
}
