import type { Database } from '../database.js';
import { copyRows, textField } from './copy-rows.js';

/** A ledger that is there, and the leaf of its entry 0 if that is. */
export interface StoredGenesis {
  id: string;
  genesisLeaf?: Uint8Array;
}

/**
 * Every ledger in the state of the snapshot, the registry included, with the leaf of its first entry. One that is being
 * copied here is none yet, unless it lived here before.
 */
export async function* presentLedgers(
  database: Database,
  snapshotId: string,
): AsyncGenerator<StoredGenesis[]> {
  const query = `SELECT l.ledger_id, e.leaf FROM docket.ledger l
    LEFT JOIN docket.entry e ON e.ledger_no = l.ledger_no AND e.seq = 0
    WHERE NOT EXISTS (SELECT FROM docket.ledger_head h JOIN docket.ledger_move m USING (ledger_no)
      WHERE h.ledger_no = l.ledger_no AND h.standing = 'coming' AND NOT m.was_here) ORDER BY l.ledger_no`;
  for await (const rows of copyRows(database, { query, ledger: 'all', snapshotId })) {
    yield rows.map(([id, leaf]) => ({
      id: textField(id),
      ...(leaf === undefined ? {} : { genesisLeaf: new Uint8Array(leaf) }),
    }));
  }
}
