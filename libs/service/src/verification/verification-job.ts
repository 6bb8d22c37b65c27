export interface VerificationJob {
  databaseUrl: string;
  ledger: string;
  depth: 'chain' | 'full';
  /** C2SP verifier key that the server itself signs with, from its key file; none for a ledger that is gone. */
  trustedKey?: string;
}

export interface VerificationProgress {
  entriesDone: number;
}
