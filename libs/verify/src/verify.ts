import { readCheckpoints } from './checks/checkpoint.js';
import { compareHeader } from './checks/header.js';
import { verifyDecision } from './decision.js';
import { Findings } from './finding.js';
import { verifyLedger } from './ledger.js';
import type { VerifyOptions } from './options.js';
import type { LedgerReader } from './reader.js';
import { conclude, type VerificationReport } from './report.js';
import { readSubject } from './subject.js';

const FINDINGS_MAX = 1_000;

/**
 * Verifies a ledger, or one decision with its proofs, from whatever source the reader reads.
 *
 * Damage never throws: it is in the report.
 * @throws ReaderError when the source cannot be read.
 */
export async function verify(
  reader: LedgerReader,
  options: VerifyOptions,
): Promise<VerificationReport> {
  const findings = new Findings(options.maxFindings ?? FINDINGS_MAX);
  const subject = await readSubject(reader, findings);
  const signed = await readCheckpoints(reader, subject, options, findings);
  compareHeader(subject, signed, findings);
  // Believed from here on: what a server claims beside its signature may be anything.
  if (subject.isEndless) subject.size = signed.roots.at(-1)?.size ?? Math.min(subject.size ?? 0, 1);
  const verification = { reader, options, subject, signed, findings };
  return conclude(
    subject.scope === 'decision'
      ? await verifyDecision(verification)
      : await verifyLedger(verification),
  );
}
