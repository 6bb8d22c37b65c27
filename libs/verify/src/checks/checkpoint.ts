import {
  type Checkpoint,
  emptyRoot,
  keysContinue,
  type LedgerKey,
  NoteError,
  type NoteErrorCode,
  openSignedCheckpoint,
  toHex,
} from '@docket/chain';
import { type AttestedCheckpoint, openAttested } from '../attestations/attestation.js';
import {
  requireQuorum,
  takeWitnessed,
  type WitnessedCheckpoint,
} from '../attestations/cosignature/quorum.js';
import {
  reportTimeStamps,
  requireTimeStamp,
  type TimeStampChecker,
} from '../attestations/time-stamp/time-stamp.js';
import {
  readSecondKey,
  reportSecondSignatures,
  requireSecondSignature,
} from '../attestations/second-signature/second-signature.js';
import type { WitnessPolicy } from '../attestations/cosignature/witness-policy.js';
import type { FindingCode, Findings } from '../finding.js';
import { type LedgerReader, ReaderError } from '../reader.js';
import type { Subject } from '../subject.js';
import { addReplaced, SignedKeys } from './keys.js';
import type { SignedRoot } from './tree.js';

/** More than a checkpoint a minute for a year. */
const CHECKPOINTS_MAX = 1_000_000;

/** What signatures vouch for. */
export interface SignedRoots {
  /** Ascending by size, each size once. */
  roots: SignedRoot[];
  /** The note with the largest size that the source itself has. */
  latest?: AttestedCheckpoint & { note: string };
  /** The largest checkpoint that the policy's witnesses are enough for; absent without one, or without a policy. */
  witnessed?: WitnessedCheckpoint;
  /** Keys that the notes say have signed, and for which sizes. */
  keys: SignedKeys;
  /** What the verifier goes by: the key that was given, else the one that signed the checkpoint that was kept. */
  trustedKey?: string;
  /** Notes looked at. */
  count: number;
}

export interface KeyOptions {
  /** C2SP verifier key that the verifier knows from elsewhere. */
  trustedKey?: string;
  /** A signed checkpoint that the verifier kept. */
  trustedCheckpoint?: string;
  /** Whom the verifier trusts as witnesses, and the keys it accepts of ledgers. */
  witnessPolicy?: WitnessPolicy;
  /** Checks time stamps by the authorities that the verifier trusts, and asks for one. */
  timeStamps?: TimeStampChecker;
}

/**
 * readCheckpoints opens every checkpoint of the source: signed by the ledger's key, for its origin,
 * and none contradicting another. Only these are then compared with the entries.
 */
export async function readCheckpoints(
  reader: Pick<LedgerReader, 'checkpoints'>,
  subject: Pick<Subject, 'origin' | 'publicKey' | 'secondKey' | 'scope'>,
  options: KeyOptions,
  findings: Findings,
): Promise<SignedRoots> {
  const bySize = new Map<number, SignedRoot>();
  const signed: SignedRoots = { roots: [], keys: new SignedKeys(), count: 0 };
  const key = subject.publicKey ?? options.trustedKey;
  const { witnessPolicy: policy, timeStamps } = options;
  const first = subject.publicKey;
  const second =
    subject.secondKey === undefined ? undefined : readSecondKey(subject.secondKey, subject.origin);
  const trusted = { first, second, policy, timeStamps };
  let stamped = false;
  const take = (attested: AttestedCheckpoint): void => {
    takeWitnessed(signed, attested, policy, findings);
    reportSecondSignatures(attested.checkpoint.size, attested.attestations, findings);
    reportTimeStamps(attested.checkpoint.size, attested.attestations, findings);
    stamped ||= attested.attestations.some(
      ({ kind, state }) => kind === 'time_stamp' && state === 'verified',
    );
  };
  for await (const note of reader.checkpoints()) {
    signed.count++;
    if (signed.count > CHECKPOINTS_MAX) {
      throw new ReaderError('too_large', `the source has more than ${CHECKPOINTS_MAX} checkpoints`);
    }
    const attested = await open(note, { key, ...trusted }, subject, 'A checkpoint', findings);
    if (attested === undefined) continue;
    take(attested);
    signed.keys.take(attested.checkpoint);
    addRoot(bySize, attested.checkpoint, false, findings);
    if (attested.checkpoint.size >= (signed.latest?.checkpoint.size ?? 0))
      signed.latest = { note, ...attested };
  }
  const { trustedCheckpoint } = options;
  let signedKept: string | undefined;
  if (trustedCheckpoint !== undefined) {
    const attested = await open(
      trustedCheckpoint,
      { key: keyOfKept(trustedCheckpoint, subject, options), ...trusted },
      subject,
      'The checkpoint you hold',
      findings,
    );
    if (attested !== undefined) {
      signedKept = attested.keys.at(-1)?.key;
      addRoot(bySize, attested.checkpoint, true, findings);
      compareKeys(attested.checkpoint, signed.latest?.checkpoint, findings);
      // Of a decision one of another size is not compared, so nothing that is said of it holds for the evidence.
      if (subject.scope === 'ledger') {
        take(attested);
        signed.keys.take(attested.checkpoint);
      }
    }
  }
  const trustedKey = options.trustedKey ?? signedKept;
  if (trustedKey !== undefined) {
    signed.trustedKey = trustedKey;
    const keys = signed.latest && keysOpening(signed.latest.note, trustedKey, first);
    if (!reportReplaced(keys, trustedKey, findings))
      checkPin(subject, options.trustedKey, keys, findings);
  }
  requireQuorum(signed, policy, findings);
  requireSecondSignature(signed.latest, second, findings);
  requireTimeStamp(stamped, timeStamps, findings);
  signed.roots = [...bySize.values()].sort((a, b) => a.size - b.size);
  return signed;
}

/** What a checkpoint that was kept says of keys, the source's own has to say too: also where its entries are not at hand. */
function compareKeys(kept: Checkpoint, latest: Checkpoint | undefined, findings: Findings): void {
  if (latest === undefined || keysContinue(kept, latest)) return;
  findings.add(
    'key_out_of_range',
    `The checkpoint of ${kept.size} entries that you hold and that of ${latest.size} entries say of different keys that they signed: one of them is signed with a key that was not in force.`,
  );
}

/** A checkpoint that was kept may be older than the key that is trusted by now. */
function keyOfKept(
  note: string,
  { publicKey }: Pick<Subject, 'publicKey'>,
  { trustedKey }: KeyOptions,
): string | undefined {
  if (trustedKey === undefined || publicKey === undefined) return trustedKey ?? publicKey;
  return keysOpening(note, trustedKey, publicKey) === undefined ? publicKey : trustedKey;
}

/** The keys from `key` on to the one that signed the note; undefined where it, or one that follows it, did not. */
function keysOpening(
  note: string,
  key: string,
  first: string | undefined,
): readonly LedgerKey[] | undefined {
  try {
    return openSignedCheckpoint(note, key, first, 'told').keys;
  } catch (error) {
    if (error instanceof NoteError) return undefined;
    throw error;
  }
}

/**
 * Who trusts a key of the ledger trusts what that one signed, and those that it handed over to: not one that replaces
 * it because it was lost.
 */
function reportReplaced(
  keys: readonly LedgerKey[] | undefined,
  trustedKey: string,
  findings: Findings,
): boolean {
  const replacing = keys?.slice(1).find(({ replaced }) => replaced);
  if (replacing === undefined) return false;
  addReplaced(replacing, trustedKey, findings);
  return true;
}

/** @param keys from the trusted one on to that which signed the newest checkpoint; undefined where it leads to none. */
function checkPin(
  { publicKey }: Pick<Subject, 'publicKey'>,
  trustedKey: string | undefined,
  keys: readonly LedgerKey[] | undefined,
  findings: Findings,
): void {
  if (trustedKey === undefined) return;
  if (publicKey === undefined || trustedKey === publicKey || keys !== undefined) return;
  findings.add('key_untrusted', 'The ledger is signed with another key than the one you trust.', {
    expected: trustedKey,
    found: publicKey,
  });
}

async function open(
  note: string,
  { key, ...trusted }: { key: string | undefined } & Parameters<typeof openAttested>[2],
  subject: Pick<Subject, 'origin'>,
  name: string,
  findings: Findings,
): Promise<AttestedCheckpoint | undefined> {
  if (key === undefined) {
    findings.add(
      'checkpoint_signature_invalid',
      `${name} cannot be checked: no public key is known.`,
    );
    return undefined;
  }
  try {
    const attested = await openAttested(note, key, trusted);
    const { origin } = attested.checkpoint;
    if (origin === subject.origin) return attested;
    findings.add('checkpoint_foreign_origin', `${name} is of another ledger.`, {
      expected: subject.origin,
      found: origin,
    });
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    const [code, text] = FAULTS[error.code];
    findings.add(code, `${name} ${text}${describeNote(note)}.`);
  }
  return undefined;
}

const FAULTS: Record<NoteErrorCode, [FindingCode, string]> = {
  malformed_note: ['checkpoint_malformed', 'is not a signed note'],
  malformed_key: ['key_mismatch', 'cannot be checked: the public key is not one'],
  invalid_signature: ['checkpoint_signature_invalid', 'carries a signature that does not verify'],
  unknown_key: ['checkpoint_signature_invalid', "is not signed with the ledger's key"],
  malformed_checkpoint: ['checkpoint_malformed', 'is signed, but is not a checkpoint'],
  wrong_origin: ['checkpoint_foreign_origin', 'is of another ledger'],
  broken_handover: [
    'key_handover_invalid',
    'is signed with a later key, to which the key before it did not hand over',
  ],
  key_replaced: [
    'key_replaced',
    'is signed with a key that replaces a lost one, which did not hand over to it',
  ],
};

/** The size a note claims, to tell one from another; nothing of it is believed. */
function describeNote(note: string): string {
  const size = note.split('\n', 3)[1];
  return size !== undefined && /^[0-9]{1,16}$/.test(size) ? ` (it claims size ${size})` : '';
}

function addRoot(
  bySize: Map<number, SignedRoot>,
  { size, root }: Checkpoint,
  trusted: boolean,
  findings: Findings,
): void {
  const signed = { size, root: toHex(root), trusted };
  const other = bySize.get(size);
  const expected = other?.root ?? (size === 0 ? toHex(emptyRoot()) : signed.root);
  if (signed.root !== expected) {
    const code = trusted ? 'trusted_root_mismatch' : 'checkpoints_disagree';
    const message = trusted
      ? `The checkpoint you hold and the ledger's own of size ${size} were signed over different entries.`
      : `Two checkpoints of size ${size} were signed over different entries.`;
    findings.add(code, message, { expected, found: signed.root });
  }
  // Of two that disagree the one that the verifier kept is the one to compare entries with.
  if (other === undefined || trusted) bySize.set(size, signed);
}
