import type { SignedRoots } from './checks/checkpoint.js';
import type { ReceiptOf } from './checks/receipts.js';
import type { Findings } from './finding.js';
import type { LedgerReader } from './reader.js';
import type { Subject } from './subject.js';
import type { VerifyOptions } from './options.js';

/** A verification under way. */
export interface Verification {
  reader: LedgerReader;
  options: VerifyOptions;
  subject: Subject;
  signed: SignedRoots;
  /** Of this ledger, ascending; undefined where the verifier brought none. */
  receipts: readonly ReceiptOf[] | undefined;
  findings: Findings;
}
