import {
  checkConsistency,
  checkInclusion,
  fromHex,
  type HashReader,
  leafHash,
  perfectSubtrees,
  proveConsistency,
  proveInclusion,
  toHex,
} from '@docket/chain';
import { EdgeTree } from './checks/edge-tree.js';
import { checkRotations, type RecordedRotation } from './checks/keys.js';
import { checkCoverage, Gaps, sizeClaims } from './checks/missing.js';
import { checkProjections } from './checks/projection.js';
import type { HeldReceipts, ReceiptOf } from './checks/receipts.js';
import type { SignedRoot } from './checks/tree.js';
import { treeHashes } from './checks/tree-hashes.js';
import type { Findings } from './finding.js';
import { limitsOf } from './limits.js';
import { hiddenInGenesis } from './not-made.js';
import { type RangeResult, verifyRange } from './range.js';
import type { EntryMaterial, LedgerReader } from './reader.js';
import { BODIES_CHECKS, type Concluded } from './report.js';
import type { Verification } from './verification.js';

/** Entries that are read at the beginning: a tile of the tree, with what says whose ledger it is. */
const HEAD_ENTRIES = 256;
/** Entries that are read up to the newest checkpoint, and up to the end. */
const TAIL_ENTRIES = 1_000;
/** Receipts of entries that are not read: each takes some hashes of the tree. */
const RECEIPTS_PROVED_MAX = 1_000;

/** Run of positions, [from, to). */
type Run = readonly [from: number, to: number];

/**
 * Verifies the two ends of a ledger, and by hashes of the tree that they and what lies between are what the newest checkpoints
 * were signed over: at most 2,256 entries and some hashes for each doubling of the length, however long it is. What stands
 * between the ends was not read, and the outcome says so.
 */
export async function verifyQuick(verification: Verification): Promise<Concluded> {
  const { reader, subject, signed, findings } = verification;
  const end = endOf(verification);
  const ends = await new QuickCheck(verification, end).run();
  const roots = await compareRoots(verification, ends);
  const { latest } = signed;
  const present = ends.last === undefined ? end : ends.last.seq + 1;
  // Where nothing was found at the end, how far the ledger goes was not seen.
  const claims =
    ends.last === undefined && end > 0
      ? []
      : sizeClaims(subject.size, signed, ends.last, verification.receipts);
  ends.gaps.report(present, claims, findings);
  checkCoverage(signed, findings);
  checkRotations(subject, signed.trustedKey, ends.rotations, findings);
  // What lies between was not read, and the limits say that it may bring a key.
  signed.keys.compare(ends.rotations, findings, (seq) =>
    ends.runs.some(([from, to]) => seq >= from && seq < to),
  );
  const receipts = await holdReceipts(verification, ends);
  const { frontier } = ends.tree;
  const stored = await checkProjections(
    reader,
    subject,
    { size: present, ...(ends.last && { last: ends.last }), frontier },
    findings,
  );
  return {
    subject,
    depth: 'quick',
    signed,
    trustedKey: verification.options.trustedKey,
    people: verification.options.people,
    size: present,
    root: ends.tree.root,
    entriesChecked: ends.entries,
    receipts,
    counts: {
      leaf: ends.entries,
      chain: ends.entries,
      checkpoint: signed.count,
      tree: roots.compared,
      missing: ends.entries,
      projection: stored,
    },
    notMade: notMadeOf(verification, ends.entries, present),
    unfinished:
      roots.skipped > 0 || (latest !== undefined && !ends.tree.isComplete) ? ['tree'] : [],
    hidden: hiddenInGenesis(subject),
    onTrust: undefined,
    limits: limitsOf({
      subject,
      signed,
      trustedKey: verification.options.trustedKey,
      size: present,
      depth: 'quick',
      rotations: ends.rotations,
      read: { entries: ends.entries, runs: ends.runs, hasTiles: reader.tiles !== undefined },
      contentWithheld: reader.contentWithheld ?? false,
      withheld: 0,
      erased: 0,
      opaque: 0,
      attribution: undefined,
      receipts,
      hasProjections: reader.projections !== undefined,
    }),
    findings,
  };
}

const LEFT_OUT = 'The depth asked for leaves it out.';

function notMadeOf({ reader }: Verification, entries: number, size: number): Concluded['notMade'] {
  const notMade: Concluded['notMade'] = { registry: LEFT_OUT, decision_chain: LEFT_OUT };
  for (const name of BODIES_CHECKS) notMade[name] = LEFT_OUT;
  if (reader.projections === undefined) notMade.projection = 'The source shows entries only.';
  if (entries < size)
    notMade.missing = `Of ${size} entries ${entries} were read: whether all of the others are there was not looked at.`;
  return notMade;
}

/** How far the source itself says that it goes; whoever has it sign for more than that is told so by what is missing. */
function endOf({ subject, signed }: Verification): number {
  const covered = signed.latest?.checkpoint.size ?? 0;
  const claimed = subject.isEndless && covered > 0 ? covered : (subject.size ?? 0);
  // One entry more is asked for than there are.
  return Math.min(Math.max(claimed, covered), Number.MAX_SAFE_INTEGER - 1);
}

/** What is read of a ledger of `end` entries of which a checkpoint covers `signed`; adjacent runs are one. */
function runsOf(signed: number, end: number): Run[] {
  const runs: [number, number][] = [];
  for (const [from, to] of [
    [0, HEAD_ENTRIES],
    [signed - TAIL_ENTRIES, signed],
    [end - TAIL_ENTRIES, end],
  ] as const) {
    const [first, last] = [Math.max(0, from), Math.min(to, end)];
    const before = runs.at(-1);
    if (first >= last) continue;
    if (before === undefined || before[1] < first) runs.push([first, last]);
    else before[1] = Math.max(before[1], last);
  }
  return runs;
}

/** Reads the ends, and puts the tree together of them and of hashes of what lies between. */
class QuickCheck {
  readonly tree = new EdgeTree();
  readonly gaps = new Gaps();
  readonly rotations: RecordedRotation[] = [];
  readonly runs: readonly Run[];
  /** Roots at the sizes of checkpoints that lie in what is read. */
  readonly roots = new Map<number, Uint8Array>();
  entries = 0;
  receipts = 0;
  /** Of the last run. */
  last: RangeResult['last'];
  readonly hashes: HashReader;
  readonly #covered: number;

  constructor(
    readonly verification: Verification,
    readonly end: number,
  ) {
    this.#covered = verification.signed.latest?.checkpoint.size ?? 0;
    this.runs = runsOf(this.#covered, end);
    this.hashes = treeHashes(verification.reader, this.#covered);
  }

  async run(): Promise<this> {
    for (const run of this.runs) {
      await this.#bridge(run[0]);
      await this.#read(run);
    }
    return this;
  }

  /** By hashes over what is not read. */
  async #bridge(to: number): Promise<void> {
    const nodes = perfectSubtrees(this.tree.size, to);
    if (nodes.length === 0 || !this.tree.isComplete) return;
    const { reader, findings } = this.verification;
    const hashes = to <= this.#covered ? this.hashes : treeHashes(reader, this.end);
    const from = this.tree.size;
    const read = await readHashes(hashes, nodes);
    if (read !== undefined) {
      for (const [i, { level }] of nodes.entries()) this.tree.append(level, read[i]!);
      return;
    }
    this.tree.break();
    findings.add(
      'root_mismatch',
      `The source has not all hashes of the tree over entries ${from} to ${to - 1}, so its root cannot be computed.`,
      { seq: from },
    );
  }

  async #read([from, to]: Run): Promise<void> {
    const { reader, subject, options, receipts, findings } = this.verification;
    const hashes = new Map<number, Uint8Array>();
    const range = await verifyRange(hashing(reader, hashes), {
      from,
      to,
      origin: subject.origin,
      granularity: subject.granularity,
      content: false,
      sizes: [],
      ...(receipts && { receipts: receipts.filter(([seq]) => seq >= from && seq < to) }),
      maxFindings: options.maxFindings ?? 1_000,
    });
    findings.takeAll(range.findings);
    this.gaps.take(range.gaps);
    this.rotations.push(...range.rotations);
    this.entries += range.entries;
    this.receipts += range.receipts;
    this.last = range.last;
    this.#append([from, to], hashes);
  }

  #append([from, to]: Run, hashes: ReadonlyMap<number, Uint8Array>): void {
    const sizes = new Set(this.verification.signed.roots.map(({ size }) => size));
    for (let seq = from; seq < to; seq++) {
      const hash = hashes.get(seq);
      if (hash === undefined) this.tree.break();
      if (hash === undefined || !this.tree.isComplete) return;
      this.tree.append(0, hash);
      const { root } = this.tree;
      if (sizes.has(seq + 1) && root !== undefined) this.roots.set(seq + 1, root);
    }
  }
}

/** The entries of `reader`, with the hashes of their leaves put down as they come by. */
function hashing(
  reader: LedgerReader,
  hashes: Map<number, Uint8Array>,
): Pick<LedgerReader, 'entries'> {
  return {
    async *entries(from, to, options): AsyncGenerator<EntryMaterial[]> {
      for await (const batch of reader.entries(from, to, options)) {
        for (const { position, leaf } of batch)
          if (!hashes.has(position)) hashes.set(position, leafHash(leaf));
        yield batch;
      }
    },
  };
}

/** Undefined where the source has not got all of them. */
async function readHashes(
  hashes: HashReader,
  nodes: Parameters<HashReader['readHashes']>[0],
): Promise<Uint8Array[] | undefined> {
  return hashes.readHashes(nodes).catch(unlessAbsent);
}

function unlessAbsent(error: unknown): undefined {
  if (error instanceof RangeError) return undefined;
  throw error;
}

/** Holds the tree against every root that was read: those within what was read, and others by a proof of consistency. */
async function compareRoots(
  { signed, findings }: Verification,
  { roots, hashes, tree }: QuickCheck,
): Promise<{ compared: number; skipped: number }> {
  const now = signed.latest?.checkpoint;
  let compared = 0;
  let skipped = 0;
  let isFailing = false;
  for (const one of signed.roots) {
    // The empty tree begins every other; of what lies behind the end, that it is missing is said.
    if (one.size === 0 || one.size > Math.max(tree.size, now?.size ?? 0)) continue;
    const found = roots.get(one.size);
    const isWithin = found !== undefined;
    if (!isWithin && (now === undefined || one.size >= now.size)) {
      skipped++;
      continue;
    }
    compared++;
    const holds = isWithin
      ? toHex(found) === one.root
      : now !== undefined && (await isContinued(hashes, one, now));
    if (holds) continue;
    // Every later checkpoint covers the same damage: the first one says it.
    if (one.trusted || !isFailing) reportRoot(one, found, findings);
    isFailing ||= !one.trusted;
  }
  return { compared, skipped };
}

function reportRoot(
  { size, root, trusted }: SignedRoot,
  found: Uint8Array | undefined,
  findings: Findings,
): void {
  const detail = { expected: root, ...(found && { found: toHex(found) }) };
  if (trusted)
    findings.add(
      'trusted_root_mismatch',
      `The ledger is not shown to continue the checkpoint of ${size} entries that you hold.`,
      detail,
    );
  else
    findings.add(
      'root_mismatch',
      `The entries that were read, with the hashes of the tree between them, are not what the checkpoint of size ${size} was signed over.`,
      detail,
    );
}

/** RFC 9162, section 2.1.4. */
async function isContinued(
  hashes: HashReader,
  before: SignedRoot,
  now: { size: number; root: Uint8Array },
): Promise<boolean> {
  const proof = await proveConsistency(hashes, before.size, now.size).catch(unlessAbsent);
  return (
    proof !== undefined &&
    checkConsistency(proof, before.size, now.size, fromHex(before.root), now.root)
  );
}

/** Receipts of entries that were not read are held against the signed tree (RFC 9162, section 2.1.3). */
async function holdReceipts(
  { reader, signed, receipts, findings }: Verification,
  { runs, hashes, receipts: held }: QuickCheck,
): Promise<HeldReceipts | undefined> {
  if (receipts === undefined) return undefined;
  const now = signed.latest?.checkpoint;
  const others = receipts.filter(([seq]) => !runs.some(([from, to]) => seq >= from && seq < to));
  const provable = others.filter(([seq]) => now !== undefined && seq < now.size);
  const proved = reader.tiles === undefined ? [] : provable.slice(0, RECEIPTS_PROVED_MAX);
  let shown = 0;
  for (const receipt of proved)
    if (now !== undefined && (await isShown(hashes, receipt, now))) shown++;
    else reportReceipt(receipt, findings);
  return {
    given: receipts.length,
    held: held + shown,
    elsewhere: others.length - proved.length,
  };
}

async function isShown(
  hashes: HashReader,
  [seq, leaf]: ReceiptOf,
  now: { size: number; root: Uint8Array },
): Promise<boolean> {
  const proof = await proveInclusion(hashes, seq, now.size).catch(unlessAbsent);
  return proof !== undefined && checkInclusion(proof, seq, now.size, fromHex(leaf), now.root);
}

function reportReceipt([seq, leaf]: ReceiptOf, findings: Findings): void {
  findings.add(
    'receipt_mismatch',
    `The signed tree is not shown to hold, as entry ${seq}, the one that a receipt that you hold is of.`,
    { seq, expected: leaf },
  );
}
