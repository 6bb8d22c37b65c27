import {
  type BodyDisclosure,
  decodeLeaf,
  fromHex,
  isJsonObject,
  LeafError,
  utf8,
} from '@docket/chain';
import { readDisclosure } from './entry-lines.js';
import type { ExportClaim } from '../checks/export-record.js';
import {
  type EntryMaterial,
  type LedgerReader,
  ReaderError,
  type SourceDescription,
} from '../reader.js';

/** The evidence section of a dossier: one decision, provable without anything else. */
export interface EvidenceDocument {
  /** C2SP verifier key of the ledger. */
  public_key: string;
  /** C2SP signed note. Every inclusion proof is made for its size. */
  checkpoint: string;
  /** Entry 0 of the ledger, which names the key and the policy. */
  genesis: EvidenceEntry;
  /** The decision's entries in order. */
  entries: EvidenceEntry[];
  /**
   * Records of the ledger that belong to no decision, in the order of the ledger: every change of its policy
   * before the last of the entries, and whatever else of it is told with the decision.
   */
  ledger_records: EvidenceEntry[];
}

export interface EvidenceEntry {
  seq: number;
  /** The leaf's bytes, which are UTF-8, as text. */
  leaf: string;
  /** Null: there is none, and verification says so. */
  disclosure: BodyDisclosure | null;
  /** Hashes, 64 lower-case hex digits each. */
  inclusion_proof: string[];
}

/** More than a decision's entries can be: a decision of 10,000 cards, each with consequences. */
const ENTRIES_MAX = 100_000;
/** Deeper than any tree of 2^53 leaves. */
const PROOF_HASHES_MAX = 64;

/**
 * evidenceReader reads the evidence section of a dossier, parsed from JSON (strictly: see parseJson).
 *
 * Strict, because whatever it let pass would be in a verified file without having been verified: any
 * member it does not know, and any of the wrong type, is refused.
 *
 * `exported`: what the dossier around it says of its own export. Left out for bare evidence, whose end
 * nothing proves.
 * @throws ReaderError `malformed` or `too_large`.
 */
export function evidenceReader(evidence: unknown, exported?: ExportClaim): LedgerReader {
  const { publicKey, checkpoint, materials } = readEvidence(evidence);
  const decisionId = materials.map(decisionOf).find((id) => id !== undefined);
  return {
    async describe(): Promise<SourceDescription> {
      return {
        source: 'evidence',
        scope: 'decision',
        publicKey,
        ...(decisionId === undefined ? {} : { decisionId }),
        ...(exported === undefined ? {} : { exported }),
      };
    },
    async *checkpoints() {
      yield checkpoint;
    },
    async *entries(from, to) {
      yield materials.filter(({ position }) => position >= from && position < to);
    },
  };
}

function readEvidence(value: unknown): {
  publicKey: string;
  checkpoint: string;
  materials: EntryMaterial[];
} {
  const evidence = membersOf(value, '', [
    'public_key',
    'checkpoint',
    'genesis',
    'entries',
    'ledger_records',
  ]);
  const { public_key: publicKey, checkpoint, genesis, entries, ledger_records: records } = evidence;
  if (typeof publicKey !== 'string') throw malformed('/public_key', 'a string');
  if (typeof checkpoint !== 'string') throw malformed('/checkpoint', 'a string');
  if (!Array.isArray(entries)) throw malformed('/entries', 'an array');
  if (!Array.isArray(records)) throw malformed('/ledger_records', 'an array');
  if (entries.length + records.length > ENTRIES_MAX) {
    throw new ReaderError('too_large', `the evidence has more than ${ENTRIES_MAX} entries`);
  }
  const first = readEntry(genesis, '/genesis', 'ledger');
  if (first.position !== 0) throw malformed('/genesis/seq', 'entry 0');
  const merged = merge(
    entries.map((entry: unknown, i) => readEntry(entry, `/entries/${i}`, 'decision')),
    records.map((entry: unknown, i) => readEntry(entry, `/ledger_records/${i}`, 'ledger')),
  );
  return { publicKey, checkpoint, materials: [first, ...merged] };
}

/** Puts each record of the ledger before the entries that came after it; what is out of order stays so, and shows. */
function merge(entries: EntryMaterial[], records: EntryMaterial[]): EntryMaterial[] {
  const merged: EntryMaterial[] = [];
  let next = 0;
  for (const entry of entries) {
    for (; next < records.length; next++) {
      const record = records[next];
      if (record === undefined || record.position > entry.position) break;
      merged.push(record);
    }
    merged.push(entry);
  }
  return [...merged, ...records.slice(next)];
}

function readEntry(
  value: unknown,
  pointer: string,
  place: NonNullable<EntryMaterial['place']>,
): EntryMaterial {
  const entry = membersOf(value, pointer, ['seq', 'leaf', 'disclosure', 'inclusion_proof']);
  const { seq, leaf, disclosure, inclusion_proof: proof } = entry;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) {
    throw malformed(`${pointer}/seq`, 'a sequence number');
  }
  if (typeof leaf !== 'string') throw malformed(`${pointer}/leaf`, 'a string');
  if (!Array.isArray(proof) || proof.length > PROOF_HASHES_MAX) {
    throw malformed(`${pointer}/inclusion_proof`, 'an array of hashes');
  }
  const inclusionProof = proof.map((hash: unknown, i) =>
    readHash(hash, `${pointer}/inclusion_proof/${i}`),
  );
  const material: EntryMaterial = { position: seq, leaf: utf8(leaf), inclusionProof, place };
  const read = readDisclosure(disclosure, (member, expected) =>
    malformed(`${pointer}/disclosure${member}`, expected),
  );
  return read === null ? material : { ...material, disclosure: read };
}

function readHash(value: unknown, pointer: string): Uint8Array {
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value))
    throw malformed(pointer, '64 lower-case hex digits');
  return fromHex(value);
}

function membersOf(
  value: unknown,
  pointer: string,
  names: readonly string[],
): Record<string, unknown> {
  if (!isJsonObject(value)) throw malformed(pointer, 'an object');
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown !== undefined) throw malformed(pointer, `an object without the member "${unknown}"`);
  return value;
}

function malformed(pointer: string, expected: string): ReaderError {
  return new ReaderError(
    'malformed',
    `the evidence is not readable: ${pointer === '' ? 'it' : pointer} must be ${expected}`,
  );
}

/** The decision of an entry that is given as one of its entries. */
function decisionOf(material: EntryMaterial): string | undefined {
  if (material.place !== 'decision') return undefined;
  try {
    return decodeLeaf(material.leaf).decision?.id;
  } catch (error) {
    if (error instanceof LeafError) return undefined;
    throw error;
  }
}
