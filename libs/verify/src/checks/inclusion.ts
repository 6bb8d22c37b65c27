import { type Checkpoint, checkInclusion } from '@docket/chain';
import type { Findings } from '../finding.js';
import type { EntryMaterial } from '../reader.js';

/** checkEntryInclusion holds an entry's proof against the very checkpoint it is shown with. */
export function checkEntryInclusion(
  material: EntryMaterial,
  hash: Uint8Array,
  checkpoint: Checkpoint | undefined,
  findings: Findings,
): void {
  const { position: seq, inclusionProof } = material;
  if (checkpoint === undefined) return;
  if (inclusionProof === undefined) {
    findings.add(
      'inclusion_proof_missing',
      `Entry ${seq} comes without a proof that it is in the ledger.`,
      { seq },
    );
    return;
  }
  if (checkInclusion(inclusionProof, seq, checkpoint.size, hash, checkpoint.root)) return;
  findings.add(
    'inclusion_mismatch',
    `Entry ${seq} is not shown to be in the tree that the checkpoint of size ${checkpoint.size} was signed over.`,
    { seq },
  );
}
