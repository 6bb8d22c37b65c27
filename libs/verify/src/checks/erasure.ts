import { decodeLeaf, LeafError } from '@docket/chain';
import type { Findings } from '../finding.js';
import type { LedgerReader } from '../reader.js';

const ERASURE = 'erasure.executed';

/**
 * A value may only be gone because an entry says so: whatever a disclosure declares erased has to
 * name an entry that records an erasure.
 */
export async function checkErasures(
  reader: LedgerReader,
  erasedBy: readonly number[],
  findings: Findings,
): Promise<void> {
  // In order, so that a source that is read from its beginning is read once.
  for (const seq of erasedBy.toSorted((a, b) => a - b)) {
    reportErasure(seq, await typeOf(reader, seq), findings);
  }
}

/** `type`: that of the entry said to record an erasure; undefined when there is no such entry at hand. */
export function reportErasure(seq: number, type: string | undefined, findings: Findings): void {
  if (type === ERASURE) return;
  findings.add(
    'content_erasure_unrecorded',
    `Values are said to be erased by entry ${seq}, which records no erasure.`,
    {
      seq,
      expected: ERASURE,
      ...(type === undefined ? {} : { found: type }),
    },
  );
}

async function typeOf(reader: LedgerReader, seq: number): Promise<string | undefined> {
  if (seq < 0) return undefined;
  for await (const [material] of reader.entries(seq, seq + 1, { content: false })) {
    if (material === undefined) continue;
    try {
      return decodeLeaf(material.leaf).type;
    } catch (error) {
      if (error instanceof LeafError) return undefined;
      throw error;
    }
  }
  return undefined;
}
