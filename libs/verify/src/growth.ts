import {
  type Checkpoint,
  checkConsistency,
  decodeCheckpoint,
  fromHex,
  type JsonObject,
  NoteError,
  noteText,
  proveConsistency,
  readHandovers,
  type TileCoordinate,
  tileHashReader,
  toHex,
} from '@docket/chain';
import { type KeyOptions, readCheckpoints } from './checks/checkpoint.js';
import { type Finding, Findings } from './finding.js';
import { replacedKeyLimits } from './limits.js';
import { ReaderError } from './reader.js';
import { encodeWitnesses, type VerificationReport } from './report.js';
import { withTrustedLog } from './verify.js';

/** Where a ledger's checkpoint and its hashes come from; nothing of it is believed. */
export interface GrowthSource {
  /** A signed note. */
  checkpoint(): Promise<string>;
  /** Tiles of hashes, 32 bytes each, in the order asked for. */
  tiles(tiles: readonly TileCoordinate[]): Promise<Uint8Array[]>;
  /** Of a database: which ledger it holds, and how many entries at the first `size` positions. They are not read. */
  stored?(size: number): Promise<{ origin: string; entries: number }>;
}

/** What came of asking whether a ledger continues a checkpoint that was kept. */
export interface GrowthReport extends Pick<VerificationReport, 'attestations' | 'witnessed'> {
  verified: boolean;
  origin: string;
  /** Entries that the kept checkpoint covers; absent where it does not open. */
  from?: number;
  /** Entries that the ledger's own covers, and its root in hex; absent where it does not open. */
  size?: number;
  root?: string;
  /** The ledger's own, a signed note: keep it for the next time. Absent where it does not open. */
  checkpoint?: string;
  findings: Finding[];
  /** What the ledger's own says of keys that were lost and replaced, in words; empty where it says nothing of the kind. */
  limits: string[];
}

const FINDINGS_MAX = 100;

/**
 * verifyGrowth tells whether a ledger only grew since a checkpoint that the verifier kept, by some hashes of its tree (RFC
 * 9162, section 2.1.4) and without its entries: what they say is not looked at.
 *
 * @throws ReaderError when the source cannot be read, and where nobody names the ledger's key.
 */
export async function verifyGrowth(
  source: GrowthSource,
  kept: string,
  trust: Omit<KeyOptions, 'trustedCheckpoint'>,
): Promise<GrowthReport> {
  const findings = new Findings(FINDINGS_MAX);
  const origin = kept.slice(0, Math.max(kept.indexOf('\n'), 0));
  const subject = { scope: 'ledger', origin } as const;
  const options = withTrustedLog(trust, subject, findings);
  if (options.trustedKey === undefined && findings.list.length === 0)
    throw new ReaderError('refused', 'the one who verifies has to bring the ledger’s key');
  const reader = {
    async *checkpoints() {
      yield await source.checkpoint();
    },
  };
  const given = { ...options, trustedCheckpoint: kept };
  const signed = await readCheckpoints(reader, subject, given, findings);
  const before = signed.roots.find(({ trusted }) => trusted);
  const now = signed.latest?.checkpoint;
  if (before === undefined && now !== undefined) refuseLaterKey(now, kept, options.trustedKey);
  if (before !== undefined && now !== undefined) await compare(source, before, now, findings);
  const size = Math.max(before?.size ?? 0, now?.size ?? 0);
  await compareStored(source, { origin, size }, findings);
  return {
    verified: findings.failed.size === 0 && before !== undefined && now !== undefined,
    origin,
    ...(before && { from: before.size }),
    ...(now && { size: now.size, root: toHex(now.root) }),
    ...(signed.latest && { checkpoint: signed.latest.note }),
    attestations: signed.latest?.attestations ?? [],
    ...(signed.witnessed && { witnessed: signed.witnessed }),
    findings: [...findings.list],
    limits: replacedKeyLimits(now),
  };
}

/**
 * A checkpoint that was kept before a key signed is told from a forgery by the entries, or by the key of then: here there
 * are no entries.
 *
 * @throws ReaderError where the key came into force after the checkpoint was signed.
 */
function refuseLaterKey(now: Checkpoint, kept: string, trustedKey: string | undefined): void {
  const lines = readHandovers(now);
  const from = lines.find(({ key }) => key === trustedKey)?.from ?? 0;
  let size;
  try {
    ({ size } = decodeCheckpoint(noteText(kept)));
  } catch (error) {
    if (error instanceof NoteError) return;
    throw error;
  }
  if (size >= from) return;
  const isLost = lines.some(
    (line) => line.replaced === true && line.from > size && line.from <= from,
  );
  if (isLost)
    throw new ReaderError(
      'refused',
      `the checkpoint that was kept is of ${size} entries, signed with a key that was lost since, and nothing here leads from that one to the key that was given: give the lost key, which is told so, or verify the whole ledger with --checkpoint`,
    );
  throw new ReaderError(
    'refused',
    `the checkpoint that was kept is of ${size} entries, and the key that was given signs from ${from} on: give the ledger’s first key, which is followed to the later ones`,
  );
}

/** What is signed says nothing of rows that are gone: tiles and checkpoints stand in tables of their own. */
async function compareStored(
  source: GrowthSource,
  signed: { origin: string; size: number },
  findings: Findings,
): Promise<void> {
  const stored = await source.stored?.(signed.size);
  if (stored === undefined) return;
  if (stored.origin !== signed.origin)
    findings.add(
      'checkpoint_foreign_origin',
      'The checkpoint that you hold is of another ledger than the one that was named.',
      { expected: signed.origin, found: stored.origin },
    );
  if (stored.entries === signed.size) return;
  findings.add(
    'entries_missing',
    `Of the ${signed.size} entries that are signed for, ${stored.entries} are there.`,
    { expected: String(signed.size), found: String(stored.entries) },
  );
}

async function compare(
  source: GrowthSource,
  before: { size: number; root: string },
  now: Checkpoint,
  findings: Findings,
): Promise<void> {
  if (now.size < before.size) {
    findings.add(
      'tail_missing',
      `Entries from ${now.size} on are missing: the checkpoint you hold covers ${before.size} entries.`,
      { seq: now.size, expected: String(before.size), found: String(now.size) },
    );
    return;
  }
  // Of equal size they were compared when they were read; every tree begins with the empty one.
  if (now.size === before.size || before.size === 0) return;
  const proof = await proveConsistency(
    tileHashReader((tiles) => source.tiles(tiles), now.size),
    before.size,
    now.size,
  ).catch((error: unknown) => {
    // A tile that is cut short proves nothing.
    if (error instanceof RangeError) return [];
    throw error;
  });
  if (checkConsistency(proof, before.size, now.size, fromHex(before.root), now.root)) return;
  findings.add(
    'trusted_root_mismatch',
    `The ledger of ${now.size} entries is not shown to continue the checkpoint of ${before.size} that you hold.`,
    { expected: before.root },
  );
}

/** The report with the names that it has on the wire. */
export function encodeGrowth(report: GrowthReport): JsonObject {
  const { verified, origin, from, size, root, checkpoint, findings } = report;
  return {
    verified,
    scope: 'growth',
    origin,
    ...(from === undefined ? {} : { from }),
    ...(size === undefined ? {} : { size }),
    ...(root === undefined ? {} : { root }),
    ...(checkpoint === undefined ? {} : { checkpoint }),
    ...encodeWitnesses(report),
    findings: findings.map((finding) => ({ ...finding })),
  };
}
