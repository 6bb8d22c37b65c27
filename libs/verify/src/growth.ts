import {
  type Checkpoint,
  checkConsistency,
  fromHex,
  type JsonObject,
  proveConsistency,
  type TileCoordinate,
  tileHashReader,
  toHex,
} from '@docket/chain';
import { type KeyOptions, readCheckpoints } from './checks/checkpoint.js';
import { type Finding, Findings } from './finding.js';
import { ReaderError } from './reader.js';
import { encodeWitnesses, type VerificationReport } from './report.js';
import { withTrustedLog } from './verify.js';

/** Where a ledger's checkpoint and its hashes come from; nothing of it is believed. */
export interface GrowthSource {
  /** A signed note. */
  checkpoint(): Promise<string>;
  /** Tiles of hashes, 32 bytes each, in the order asked for. */
  tiles(tiles: readonly TileCoordinate[]): Promise<Uint8Array[]>;
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
  if (before !== undefined && now !== undefined) await compare(source, before, now, findings);
  return {
    verified: findings.failed.size === 0 && before !== undefined && now !== undefined,
    origin,
    ...(before && { from: before.size }),
    ...(now && { size: now.size, root: toHex(now.root) }),
    ...(signed.latest && { checkpoint: signed.latest.note }),
    attestations: signed.latest?.attestations ?? [],
    ...(signed.witnessed && { witnessed: signed.witnessed }),
    findings: [...findings.list],
  };
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
