import { checkConsistency, fromHex, leafHash, proveConsistency, toHex } from '@docket/chain';
import { Findings } from '../finding.js';
import type { EarlierReading } from '../keeping/keeping.js';
import { type RangeResult, verifyRange } from '../range.js';
import type { RangeJoin } from '../range-join.js';
import type { EntryMaterial, LedgerReader } from '../reader.js';
import type { Verification } from '../verification.js';
import { checkContent } from './content.js';
import { checkLeaf } from './leaf.js';
import type { SignedRoot } from './tree.js';
import { treeHashes } from './tree-hashes.js';

/**
 * Holds what an earlier run read against what the source shows now: the last of its entries, whose leaf hash follows from
 * all those before it, the link of the next one to it, and checkpoints over fewer entries that were not there then.
 * Checkpoints over more are held against what was read then when their entries are read.
 */
export async function holdEarlierReading(
  verification: Verification,
  join: RangeJoin,
  earlier: EarlierReading,
): Promise<void> {
  const { findings, last } = join;
  if (last !== undefined) await holdLast(verification, { earlier, join, last });
  for (const signed of verification.signed.roots) {
    if (signed.size === 0 || signed.size > earlier.entries || join.tree.isCompared(signed))
      continue;
    await holdRoot(verification, join, signed, findings);
  }
}

async function holdLast(
  { reader, subject, options }: Verification,
  of: { earlier: EarlierReading; join: RangeJoin; last: NonNullable<RangeResult['last']> },
): Promise<void> {
  const { findings } = of.join;
  const { seq, hash } = of.last;
  let found: Uint8Array | undefined;
  const looking: Pick<LedgerReader, 'entries'> = {
    async *entries(from, to): AsyncGenerator<EntryMaterial[]> {
      for await (const batch of reader.entries(from, to, { content })) {
        for (const { position, leaf } of batch) if (position === seq) found ??= leafHash(leaf);
        yield batch;
      }
    },
  };
  const { origin, granularity } = subject;
  const { maxFindings = 1_000, depth } = options;
  // As its other entries are asked for.
  const content = depth === 'full' && reader.contentWithheld !== true;
  const task = { from: seq, to: seq + 1, origin, granularity, content: false, sizes: [] };
  const by = content && subject.serverKey !== undefined && { serverKey: subject.serverKey };
  const range = await verifyRange(looking, { ...task, ...by, maxFindings });
  if (found !== undefined && toHex(found) === toHex(hash)) {
    // What is wrong with the entry itself was found then; of the next one the link may be another by now.
    const isNew = findings.dropped === 0 && of.earlier.entries === seq + 1;
    if (isNew) findings.takeAll(range.findings);
    return;
  }
  const { stopped } = of.earlier;
  findings.add(
    'earlier_reading_mismatch',
    found === undefined
      ? `Entry ${seq}, which an earlier run had read by ${stopped}, is not there any more.`
      : `Entry ${seq} is not the one that an earlier run had read by ${stopped}: it, or entries before it, were changed since.`,
    { seq, expected: toHex(hash), ...(found && { found: toHex(found) }) },
  );
}

/** RFC 9162, section 2.1.4. */
async function holdRoot(
  { reader }: Verification,
  { tree }: RangeJoin,
  signed: SignedRoot,
  findings: Findings,
): Promise<void> {
  const { size, root } = tree;
  if (root === undefined || signed.size > size) {
    tree.rootsSkipped++;
    return;
  }
  tree.rootsChecked++;
  if (signed.size === size && toHex(root) === signed.root) return;
  const isLater = signed.size < size;
  if (isLater && (await isBegun(reader, signed, { size, root }))) return;
  findings.add(
    signed.trusted ? 'trusted_root_mismatch' : 'root_mismatch',
    signed.trusted
      ? `The checkpoint you hold was signed over other entries than the first ${signed.size} that an earlier run read.`
      : `The entries that an earlier run read are not those that the checkpoint of size ${signed.size} was signed over.`,
    { expected: signed.root },
  );
}

async function isBegun(
  reader: LedgerReader,
  before: SignedRoot,
  now: { size: number; root: Uint8Array },
): Promise<boolean> {
  try {
    const proof = await proveConsistency(treeHashes(reader, now.size), before.size, now.size);
    return checkConsistency(proof, before.size, now.size, fromHex(before.root), now.root);
  } catch (error) {
    // The source has not all hashes of its tree.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * Takes down what was erased since an earlier run read it, so that it is not taken for still there.
 *
 * @returns the decisions of these entries, whose stored states were made anew.
 */
export async function takeErasedSince(
  { reader, subject }: Verification,
  { erasures }: RangeJoin,
  { entries: before }: EarlierReading,
): Promise<Set<string>> {
  const decisions = new Set<string>();
  const unsaid = new Findings(0);
  const unseen = Array.from(erasures.remaining()).filter(({ seq }) => seq < before);
  for (const { seq, by, digest } of unseen) {
    for await (const batch of reader.entries(seq, seq + 1, { content: true })) {
      for (const material of batch) {
        const { leaf } = checkLeaf(material, unsaid);
        if (leaf === undefined) continue;
        const { erased } = checkContent(material, leaf, subject.granularity, unsaid);
        const gone = erased.filter((one) => one.by === by && one.digest === digest);
        erasures.takeErased(gone);
        if (gone.length > 0 && leaf.decision !== undefined) decisions.add(leaf.decision.id);
      }
    }
  }
  return decisions;
}
