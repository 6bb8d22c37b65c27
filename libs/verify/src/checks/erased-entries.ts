import { decodeLeaf, LeafError } from '@docket/chain';
import { Findings } from '../finding.js';
import type { EntryMaterial, LedgerReader } from '../reader.js';
import type { Verification } from '../verification.js';
import { checkContent } from './content.js';
import { type ErasureCheck, reportKept } from './erasure.js';

/**
 * Holds the erasures of a whole ledger against its entries, once all of them were read. The few that do not agree
 * are read again: an entry that is missing or damaged is reported as what it is, and not as kept.
 */
export async function checkErasures(
  { reader, subject, findings }: Pick<Verification, 'reader' | 'subject' | 'findings'>,
  erasures: ErasureCheck,
): Promise<void> {
  const types = new Map<number, string | undefined>();
  for (const by of erasures.unexplained()) types.set(by, leafOf(await read(reader, by))?.type);
  erasures.reportErased((by) => types.get(by), findings);
  for (const order of erasures.remaining()) {
    const material = await read(reader, order.seq);
    const leaf = leafOf(material);
    if (material === undefined || leaf === undefined) continue;
    const own = new Findings(1);
    checkContent(material, leaf, subject.granularity, own);
    if (own.outcome().list.length === 0) reportKept(order, findings);
  }
}

async function read(reader: LedgerReader, seq: number): Promise<EntryMaterial | undefined> {
  if (seq < 0) return undefined;
  for await (const [material] of reader.entries(seq, seq + 1, { content: true }))
    if (material !== undefined) return material;
  return undefined;
}

function leafOf(material: EntryMaterial | undefined): ReturnType<typeof decodeLeaf> | undefined {
  if (material === undefined) return undefined;
  try {
    return decodeLeaf(material.leaf);
  } catch (error) {
    if (error instanceof LeafError) return undefined;
    throw error;
  }
}
