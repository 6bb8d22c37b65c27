import { type KeyOptions, readCheckpoints } from './checks/checkpoint.js';
import { receiptsOf } from './checks/receipts.js';
import { compareHeader } from './checks/header.js';
import { verifyDecision } from './decision.js';
import { Findings } from './finding.js';
import { verifyLedger } from './ledger.js';
import { CHECKPOINTS_READ } from './limits.js';
import { KeptStateError } from './keeping/keeping.js';
import type { VerifyOptions } from './options.js';
import { verifyQuick } from './quick.js';
import { type LedgerReader, ReaderError } from './reader.js';
import { conclude, type VerificationReport } from './report.js';
import { readSubject, type Subject } from './subject.js';

const FINDINGS_MAX = 1_000;

/**
 * Verifies a ledger, or one decision with its proofs, from whatever source the reader reads.
 *
 * Damage never throws: it is in the report.
 * @throws ReaderError when the source cannot be read.
 */
export async function verify(
  reader: LedgerReader,
  given: VerifyOptions,
): Promise<VerificationReport> {
  const findings = new Findings(given.maxFindings ?? FINDINGS_MAX);
  const subject = await readSubject(reader, findings);
  const isQuick = given.depth === 'quick';
  if (isQuick && subject.scope === 'decision')
    throw new ReaderError('refused', 'depth quick is of a whole ledger, and this is one decision');
  if (given.keeping !== undefined && (isQuick || subject.scope === 'decision'))
    throw new KeptStateError('only a whole ledger is gone on with, at depth chain or full');
  const options = withTrustedLog(given, subject, findings);
  const notes = isQuick
    ? { checkpoints: () => reader.checkpoints({ newest: CHECKPOINTS_READ }) }
    : reader;
  const signed = await readCheckpoints(notes, subject, options, findings);
  compareHeader(subject, signed, findings);
  // Believed from here on: what a server claims beside its signature may be anything.
  if (subject.isEndless) subject.size = signed.roots.at(-1)?.size ?? Math.min(subject.size ?? 0, 1);
  const receipts = options.receipts && receiptsOf(subject.origin, options.receipts, findings);
  const verification = { reader, options, subject, signed, receipts, findings };
  if (subject.scope === 'decision') return conclude(await verifyDecision(verification));
  return conclude(await (isQuick ? verifyQuick : verifyLedger)(verification));
}

/** The ledger's key is one that the policy names, where it names any. */
export function withTrustedLog<Options extends KeyOptions>(
  options: Options,
  { origin, publicKey }: Pick<Subject, 'origin' | 'publicKey'>,
  findings: Findings,
): Options {
  const logs = options.witnessPolicy?.logs ?? [];
  if (logs.length === 0) return options;
  const ofOrigin = logs.filter(({ key }) => key.startsWith(`${origin}+`));
  const known = ofOrigin.find(({ key }) => key === publicKey) ?? ofOrigin[0];
  const pinned = options.trustedKey ?? known?.key;
  // That the ledger's key is another one than the one to trust is found with its checkpoint, which may hand over.
  const isOther = publicKey !== undefined && publicKey !== known?.key;
  if (known === undefined || (isOther && pinned !== known.key)) {
    findings.add('key_untrusted', 'The policy accepts no ledger of this name with this key.', {
      expected: known?.key ?? 'a key of the policy',
      found: publicKey ?? origin,
    });
    return options;
  }
  return { ...options, trustedKey: options.trustedKey ?? known.key };
}
