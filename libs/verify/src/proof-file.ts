import {
  decodeLeaf,
  decodeTlogProof,
  decodeUtf8,
  encodeLeaf,
  type JsonObject,
  type Leaf,
  type LedgerKey,
  LeafError,
  leafHash,
  toHex,
} from '@docket/chain';
import { type KeyOptions, readCheckpoints } from './checks/checkpoint.js';
import { checkEntryInclusion } from './checks/inclusion.js';
import { type Finding, Findings } from './finding.js';
import { replacedKeyLimits } from './limits.js';
import { ReaderError } from './reader.js';
import { encodeKey, encodeWitnesses, type VerificationReport } from './report.js';
import { withTrustedLog } from './verify.js';

/** What the proof of one entry came to. */
export interface EntryProofReport extends Pick<VerificationReport, 'attestations' | 'witnessed'> {
  verified: boolean;
  /** What the proof is: of a receipt the ledger signed the root alone, and of a tlog-proof a checkpoint. */
  form: 'tlog_proof' | 'cose_receipt';
  /** The ledger that the leaf names; the one that the checkpoint names where the leaf cannot be read. */
  origin: string;
  /** Position of the entry, as the proof has it. */
  seq: number;
  /** Hex: to be held against a receipt. */
  leafHash: string;
  /** The entry's header; absent where it cannot be read. */
  leaf?: Leaf;
  /** Entries of the tree, and its root in hex; absent where nothing of the trusted key is there. A receipt's size is not signed. */
  size?: number;
  root?: string;
  /** The key that the verifier brought, and those that it handed over to, of which the last signed. */
  keys?: readonly LedgerKey[];
  findings: Finding[];
  /** What it says of keys that were lost and replaced, in words; empty where it says nothing of the kind. */
  limits: string[];
}

/** Findings of a file that holds one entry, at most. */
export const ENTRY_FINDINGS_MAX = 100;
const BEGINNING = 'c2sp.org/tlog-proof@';

/** isProofFile says whether a file begins as a C2SP tlog-proof of any version does. */
export function isProofFile(beginning: Uint8Array): boolean {
  return [...BEGINNING].every((character, i) => beginning[i] === character.charCodeAt(0));
}

/**
 * verifyProofFile verifies the proof of one entry (C2SP tlog-proof with the leaf as `extra`) by the key that the
 * verifier brings, or that the policy names of this ledger: the file has none.
 *
 * @throws ReaderError for what is no such proof, and where nobody names a key.
 */
export async function verifyProofFile(
  file: string | Uint8Array,
  trust: Omit<KeyOptions, 'trustedCheckpoint'>,
): Promise<EntryProofReport> {
  const decoded = decodeTlogProof(typeof file === 'string' ? file : textOf(file));
  if (decoded === undefined)
    throw new ReaderError('malformed', 'it is not a C2SP tlog-proof of version 1');
  const { index: seq, proof, checkpoint: note, extra } = decoded;
  if (extra === undefined)
    throw new ReaderError('malformed', 'it does not carry the leaf of the entry that it is about');
  const findings = new Findings(ENTRY_FINDINGS_MAX);
  const leaf = readProvenLeaf(extra, seq, findings);
  const origin = leaf?.origin ?? note.slice(0, Math.max(note.indexOf('\n'), 0));
  const subject = { scope: 'decision', origin } as const;
  const options = withTrustedLog(trust, subject, findings);
  if (options.trustedKey === undefined && findings.list.length === 0)
    throw new ReaderError(
      'refused',
      'it names no key: the one who verifies has to bring the ledger’s, with --key',
    );
  const reader = {
    async *checkpoints() {
      yield note;
    },
  };
  const signed = await readCheckpoints(reader, subject, options, findings);
  const hash = leafHash(extra);
  const tree = signed.latest?.checkpoint;
  const material = { position: seq, leaf: extra, inclusionProof: proof.slice() };
  checkEntryInclusion(material, hash, tree, findings);
  return {
    verified: findings.failed.size === 0,
    form: 'tlog_proof',
    origin,
    seq,
    leafHash: toHex(hash),
    ...(leaf && { leaf }),
    ...(tree && { size: tree.size, root: toHex(tree.root) }),
    ...(signed.latest && { keys: signed.latest.keys }),
    attestations: signed.latest?.attestations ?? [],
    ...(signed.witnessed && { witnessed: signed.witnessed }),
    findings: [...findings.list],
    limits: replacedKeyLimits(tree),
  };
}

function textOf(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new ReaderError('malformed', 'it is not UTF-8');
  return text;
}

/** The leaf that a proof is of; reports what is none, or says that it is of another place. */
export function readProvenLeaf(
  bytes: Uint8Array,
  seq: number,
  findings: Findings,
): Leaf | undefined {
  try {
    const leaf = decodeLeaf(bytes);
    if (leaf.seq !== seq)
      findings.add('seq_mismatch', `The leaf says that it is entry ${leaf.seq}, not ${seq}.`, {
        seq,
        expected: String(seq),
        found: String(leaf.seq),
      });
    return leaf;
  } catch (error) {
    if (!(error instanceof LeafError)) throw error;
    findings.add('leaf_malformed', `The entry's leaf is not one: ${error.message}.`, { seq });
    return undefined;
  }
}

/** The report with the names that it has on the wire. */
export function encodeEntryProof(report: EntryProofReport): JsonObject {
  const { verified, form, origin, seq, leafHash: hash, leaf, size, root, keys, findings } = report;
  return {
    verified,
    scope: 'entry',
    form,
    origin,
    seq,
    leaf_hash: hash,
    leaf: leaf === undefined ? null : (decodeUtf8(encodeLeaf(leaf)) ?? null),
    ...(size === undefined ? {} : { size }),
    ...(root === undefined ? {} : { root }),
    ...(keys === undefined ? {} : { keys: keys.map(encodeKey) }),
    ...encodeWitnesses(report),
    findings: findings.map((finding) => ({ ...finding })),
  };
}
