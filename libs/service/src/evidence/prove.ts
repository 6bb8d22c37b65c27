import { type BodyDisclosure, proveInclusion, toHex, type HashReader } from '@docket/chain';
import type { EntryEvidence } from '@docket/report';
import type { StoredEntry } from '@docket/store';
import { disclose } from './disclose.js';

/** Proofs whose hashes are read together. */
const PROOFS_AT_ONCE = 512;

/**
 * proveEntries gives entries as evidence, each with the proof that it is in the tree of `size` entries.
 * @param show what of an entry is disclosed: all that there is where left out.
 */
export async function proveEntries(
  reader: HashReader,
  entries: readonly StoredEntry[],
  size: number,
  show: (entry: StoredEntry) => BodyDisclosure | null = disclose,
): Promise<EntryEvidence[]> {
  const evidence: EntryEvidence[] = [];
  for (let at = 0; at < entries.length; at += PROOFS_AT_ONCE) {
    const some = entries.slice(at, at + PROOFS_AT_ONCE);
    const hashes = await readTogether(reader, some, size);
    for (const entry of some) {
      const proof = await proveInclusion(hashes, entry.seq, size);
      evidence.push({
        seq: entry.seq,
        leaf: Buffer.from(entry.leaf).toString('utf8'),
        disclosure: show(entry),
        inclusion_proof: proof.map(toHex),
      });
    }
  }
  return evidence;
}

/**
 * Reads the hashes of many proofs in one go: the first pass asks which hashes the proofs are made
 * of, and only then are they fetched, all in one query instead of one for each proof.
 */
async function readTogether(
  reader: HashReader,
  entries: readonly StoredEntry[],
  size: number,
): Promise<HashReader> {
  const wanted = new Map<string, { level: number; index: number }>();
  const nothing = new Uint8Array(32);
  const recorder: HashReader = {
    readHashes: async (nodes) => {
      for (const node of nodes) wanted.set(`${node.level}/${node.index}`, node);
      return nodes.map(() => nothing);
    },
  };
  for (const { seq } of entries) await proveInclusion(recorder, seq, size);
  const nodes = [...wanted.values()];
  const hashes = nodes.length === 0 ? [] : await reader.readHashes(nodes);
  const known = new Map(nodes.map(({ level, index }, i) => [`${level}/${index}`, hashes[i]]));
  return {
    readHashes: async (asked) =>
      asked.map(({ level, index }) => {
        const hash = known.get(`${level}/${index}`);
        if (hash === undefined) throw new Error('a proof asked for another hash the second time');
        return hash;
      }),
  };
}
