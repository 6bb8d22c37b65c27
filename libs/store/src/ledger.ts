import type { Policy } from '@docket/record';
import type { LedgerTerms } from './append/planned.js';
import type { LedgerEntity } from './entities/index.js';

export interface Ledger extends LedgerTerms {
  id: string;
  /** C2SP verifier key. */
  publicKey: string;
  createdAt: string;
  createdBy: string;
}

/** The ledger of a row. */
export function readLedger(entity: LedgerEntity): Ledger {
  return {
    id: entity.ledgerId,
    ledgerNo: entity.ledgerNo,
    origin: entity.origin,
    publicKey: entity.publicKey,
    // Written by insertLedger, after validation.
    policy: JSON.parse(entity.policy) as Policy,
    createdAt: entity.createdAt,
    createdBy: entity.createdBy,
  };
}
