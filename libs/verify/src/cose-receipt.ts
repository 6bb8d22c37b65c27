import { leafHash, NoteError, type NoteErrorCode, toHex } from '@docket/chain';
import { coseIssuer, decodeCoseReceipt, openCoseReceipt } from '@docket/chain/cose';
import { requireQuorum } from './attestations/cosignature/quorum.js';
import { requireTimeStamp } from './attestations/time-stamp/time-stamp.js';
import type { KeyOptions } from './checks/checkpoint.js';
import { type FindingCode, Findings } from './finding.js';
import { replacedKeyLimits } from './limits.js';
import { ENTRY_FINDINGS_MAX, type EntryProofReport, readProvenLeaf } from './proof-file.js';
import { ReaderError } from './reader.js';
import { withTrustedLog } from './verify.js';

/** A tagged COSE_Sign1: tag 18, an array of four. */
const BEGINNING = [0xd2, 0x84];

/** isCoseFile says whether a file begins as a COSE_Sign1 does. */
export function isCoseFile(beginning: Uint8Array): boolean {
  return BEGINNING.every((byte, i) => beginning[i] === byte);
}

/**
 * verifyCoseReceipt verifies the COSE receipt of one entry that carries the entry's leaf, by the key that the verifier
 * brings, or that the policy names of this ledger. It carries no cosignature and no time stamp: where one is asked for,
 * that is a finding.
 *
 * @throws ReaderError for what is no such receipt, and where nobody names a key.
 */
export function verifyCoseReceipt(
  bytes: Uint8Array,
  trust: Omit<KeyOptions, 'trustedCheckpoint'>,
): EntryProofReport {
  const receipt = decodeCoseReceipt(bytes);
  if (receipt === undefined)
    throw new ReaderError(
      'malformed',
      'it is not the COSE receipt of one entry (RFC 9942) as ledgers write them',
    );
  const { index: seq, size, leaf: leafBytes } = receipt;
  if (leafBytes === undefined)
    throw new ReaderError('malformed', 'it does not carry the leaf of the entry that it is about');
  const findings = new Findings(ENTRY_FINDINGS_MAX);
  const leaf = readProvenLeaf(leafBytes, seq, findings);
  const origin = leaf?.origin ?? coseIssuer(receipt)?.origin ?? '';
  const { trustedKey, witnessPolicy, timeStamps } = withTrustedLog(trust, { origin }, findings);
  if (trustedKey === undefined && findings.list.length === 0)
    throw new ReaderError(
      'refused',
      'it names no key: the one who verifies has to bring the ledger’s, with --key',
    );
  const hash = leafHash(leafBytes);
  const opened = trustedKey && openReceipt(receipt, hash, { origin, trustedKey }, findings);
  requireQuorum({}, witnessPolicy, findings);
  requireTimeStamp(false, timeStamps, findings);
  return {
    verified: findings.failed.size === 0,
    form: 'cose_receipt',
    origin,
    seq,
    leafHash: toHex(hash),
    ...(leaf && { leaf }),
    ...(opened && { size, root: toHex(opened.root), keys: opened.keys }),
    attestations: [],
    findings: [...findings.list],
    limits: opened ? replacedKeyLimits({ origin, size, extensions: receipt.handovers }) : [],
  };
}

function openReceipt(
  receipt: Parameters<typeof openCoseReceipt>[0],
  hash: Uint8Array,
  { origin, trustedKey }: { origin: string; trustedKey: string },
  findings: Findings,
): ReturnType<typeof openCoseReceipt> | undefined {
  const { index: seq } = receipt;
  try {
    const opened = openCoseReceipt(receipt, hash, trustedKey);
    if (coseIssuer(receipt)?.origin === origin) return opened;
    findings.add('leaf_foreign_origin', 'The leaf names another ledger than the receipt is by.', {
      seq,
      expected: coseIssuer(receipt)?.origin ?? '',
      found: origin,
    });
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    const [code, message] = FAULTS[error.code] ?? NOT_SHOWN;
    findings.add(code, message, { seq });
  }
  return undefined;
}

const NOT_SHOWN: [FindingCode, string] = [
  'inclusion_mismatch',
  'The entry is not shown to be in a tree whose root the key of the ledger signed.',
];

const FAULTS: Partial<Record<NoteErrorCode, [FindingCode, string]>> = {
  malformed_note: [
    'checkpoint_malformed',
    'The receipt is not signed in the way that ledgers sign receipts: algorithm, kind of tree, issuer.',
  ],
  malformed_key: ['key_mismatch', 'The receipt cannot be checked: the public key is not one.'],
  wrong_origin: ['checkpoint_foreign_origin', 'The receipt is of another ledger than the key.'],
  broken_handover: [
    'key_handover_invalid',
    'The receipt is signed with a later key, to which the key before it did not hand over.',
  ],
  key_replaced: [
    'key_replaced',
    'The receipt is signed with a key that replaces a lost one, which did not hand over to it: ask who replaced it, and verify with the new key.',
  ],
};
