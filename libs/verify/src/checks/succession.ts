import {
  canonicalize,
  decodeLeaf,
  isJsonObject,
  type JsonObject,
  type Leaf,
  LeafError,
  leafHash,
  NoteError,
  openSignedCheckpoint,
  toHex,
} from '@docket/chain';
import type { Predecessor } from '@docket/record';
import type { Findings } from '../finding.js';
import type { EntryMaterial, LedgerReader } from '../reader.js';
import { parseBodyOf } from './content.js';

/** A registration that a ledger repeats from the one before it. Plain data: it crosses thread boundaries. */
export interface CarriedEntry {
  /** In the ledger that repeats it. */
  seq: number;
  /** In the one before. */
  of: number;
  /** Hex, as it is said there. */
  leafHash: string;
  /** Canonical JSON of what is repeated. */
  said: string;
}

/** What a ledger says of the one that it continues, for whoever verifies that one. */
export interface Seam {
  /** The ledger that continues it. */
  successor: { origin: string; publicKey: string };
  predecessor: Predecessor;
  carried: readonly CarriedEntry[];
}

/** predecessorIn reads what the body of entry 0 says of a predecessor; `malformed`: nothing that could be held; `null`: it names none. */
export function predecessorIn(body: JsonObject): Predecessor | 'malformed' | null {
  const said = body['predecessor'];
  if (said === undefined) return null;
  if (!isJsonObject(said)) return 'malformed';
  const { origin, public_key: key, size, root, checkpoint, registrations } = said;
  const isWhole =
    [origin, key, root, checkpoint].every((one) => typeof one === 'string') &&
    [size, registrations].every((one) => Number.isSafeInteger(one));
  return isWhole ? (said as unknown as Predecessor) : 'malformed';
}

/** Holds what entry 0 says of a predecessor by itself: its checkpoint is signed by its key, and is of that size and root. */
export function checkPredecessor(
  said: Predecessor | 'malformed',
  origin: string,
  findings: Findings,
): void {
  const fault = said === 'malformed' ? 'it does not say all of it' : predecessorFault(said, origin);
  if (fault === undefined) return;
  findings.add(
    'predecessor_invalid',
    `Entry 0 names a ledger that this one continues, and ${fault}.`,
    { seq: 0, pointer: '/predecessor' },
  );
}

function predecessorFault(
  { origin, public_key: key, size, root, checkpoint: note }: Predecessor,
  successor: string,
): string | undefined {
  if (origin === successor) return 'that is this ledger itself';
  try {
    const { checkpoint } = openSignedCheckpoint(note, key, key, 'told');
    if (checkpoint.origin !== origin) return 'the checkpoint of it is of another ledger';
    if (checkpoint.size !== size || toHex(checkpoint.root) !== root)
      return 'the checkpoint of it is of another size, or another root';
    return size === 0 ? 'that has no entry that closes it' : undefined;
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    return `the checkpoint of it does not verify (${error.code})`;
  }
}

/** carriedFrom gives what an entry repeats from the ledger before; undefined for any other entry. */
export function carriedFrom(
  seq: number,
  leaf: Leaf,
  body: JsonObject | undefined,
): CarriedEntry | undefined {
  if (leaf.type !== 'principal.registered' || body === undefined) return undefined;
  const named = body['predecessor_entry'];
  if (!isJsonObject(named)) return undefined;
  const { seq: of, leaf_hash: hash } = named;
  if (typeof of !== 'number' || typeof hash !== 'string') return undefined;
  return { seq, of, leafHash: hash, said: registration(body) };
}

function registration({ principal, role, authenticator, scope }: JsonObject): string {
  const said = { principal, role, authenticator, scope };
  return canonicalize(
    Object.fromEntries(
      Object.entries(said).filter(([, value]) => value !== undefined),
    ) as JsonObject,
  );
}

/**
 * Holds a ledger against the one that continues it: the last entry under the checkpoint that that one names closes it and
 * names that one, and what was carried over stands here. That the checkpoint is of these entries is held as of any
 * checkpoint that was kept.
 */
export async function checkSeam(
  reader: Pick<LedgerReader, 'entries' | 'contentWithheld'>,
  { successor, predecessor, carried }: Seam,
  findings: Findings,
): Promise<void> {
  const seq = predecessor.size - 1;
  const closing = await entryAt(reader, seq);
  const fault = closingFault(closing, successor, reader.contentWithheld === true);
  if (fault !== undefined)
    findings.add(
      'successor_mismatch',
      `Entry ${seq} does not close this ledger for ${successor.origin}: ${fault}.`,
      { seq, expected: successor.origin },
    );
  for (const one of carried) {
    const there = carriedFault(await entryAt(reader, one.of), one, reader.contentWithheld === true);
    if (there === undefined) continue;
    findings.add(
      'successor_mismatch',
      `Entry ${one.seq} of ${successor.origin} registers somebody whom this ledger is said to know: ${there}.`,
      { seq: one.of },
    );
  }
}

async function entryAt(
  reader: Pick<LedgerReader, 'entries'>,
  seq: number,
): Promise<EntryMaterial | undefined> {
  if (!Number.isSafeInteger(seq) || seq < 0) return undefined;
  for await (const [material] of reader.entries(seq, seq + 1, { content: true }))
    if (material?.position === seq) return material;
  return undefined;
}

function closingFault(
  material: EntryMaterial | undefined,
  successor: Seam['successor'],
  isHidden: boolean,
): string | undefined {
  const leaf = material && decode(material.leaf);
  if (material === undefined || leaf === undefined) return 'it is not there';
  if (leaf.type !== 'ledger.closed' || leaf.decision !== undefined) return `it is ${leaf.type}`;
  if (isHidden) return undefined;
  const named = parseBodyOf(material.disclosure)?.['successor'];
  if (!isJsonObject(named)) return 'what it says is not shown';
  if (named['origin'] !== successor.origin) return 'it names another successor';
  return named['public_key'] === successor.publicKey ? undefined : 'it names another key of it';
}

function carriedFault(
  material: EntryMaterial | undefined,
  { of, leafHash: hash, said }: CarriedEntry,
  isHidden: boolean,
): string | undefined {
  const leaf = material && decode(material.leaf);
  if (leaf?.type !== 'principal.registered' || material === undefined)
    return `its entry ${of} registers nobody`;
  if (toHex(leafHash(material.leaf)) !== hash) return `its entry ${of} has another leaf hash`;
  if (isHidden) return undefined;
  const body = parseBodyOf(material.disclosure);
  if (body !== undefined && registration(body) === said) return undefined;
  return `its entry ${of} registers another principal, role or authenticator`;
}

function decode(leaf: Uint8Array): Leaf | undefined {
  try {
    return decodeLeaf(leaf);
  } catch (error) {
    if (error instanceof LeafError) return undefined;
    throw error;
  }
}
