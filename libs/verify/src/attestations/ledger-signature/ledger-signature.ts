/** The ledger's own Ed25519 signature on a checkpoint: whoever holds its key vouched for size and root. */
export interface LedgerSignature {
  kind: 'ledger_signature';
  state: 'verified';
  /** Name of the key, which is the ledger's origin. */
  name: string;
}

export function ledgerSignature(name: string): LedgerSignature {
  return { kind: 'ledger_signature', state: 'verified', name };
}
