import type pg from 'pg';
import { lockHead } from '../append/lookups.js';
import type { DocketRecord } from '../append/submission.js';
import type { Database } from '../database.js';
import { LedgerEntity } from '../entities/index.js';
import { beginIn } from '../ledger-scope.js';
import { LedgerService } from '../ledger-service.js';
import { KeyVault } from '../key-vault.js';
import { rebuildProjections } from '../rebuild.js';
import { StoreRefusal } from '../refusal.js';
import { repairExports } from './repair-exports.js';
import { repairTiles } from './repair-tiles.js';

type RepairRecord = Extract<DocketRecord, { type: 'ledger.repaired' }>;

/** What did not follow from the entries, as it is recorded. */
type RepairedPart = RepairRecord['body']['repaired'][number];

export interface Repaired {
  /** Entries that everything was made from. */
  size: number;
  /** Empty where all of it was right: then nothing was recorded. */
  repaired: RepairedPart[];
  /** Position of the entry that says so. */
  recordedSeq?: number;
}

/**
 * Makes anew whatever is derived from the entries of a ledger: states of decisions, idempotency keys, search, tiles,
 * and gives up exports that are not those that were recorded. Evidence is only read; verify it first. What did not follow
 * is recorded in the ledger. Works as the owner, as `rebuildProjections`, which it uses.
 *
 * @throws {StoreRefusal} `unknown_ledger`. @throws {EvidenceBeyondHead} @throws {SigningKeyError} nothing can attest what is
 * to be recorded: nothing is changed then.
 */
export async function repairDerived(
  database: Database,
  vault: KeyVault,
  ledgerId: string,
): Promise<Repaired> {
  const ledger = await database.dataSource.getRepository(LedgerEntity).findOneBy({ ledgerId });
  if (ledger === null) {
    throw new StoreRefusal('unknown_ledger', `There is no ledger ${ledgerId.slice(0, 63)}.`, {
      next: 'Correct its id.',
    });
  }
  await refuseBeyondHead(database, ledger.ledgerNo);
  // No name of a host is needed to append.
  const ledgers = new LedgerService(database, vault, { host: '' });
  await ledgers.keys.attestor(await ledgers.getLedger(ledgerId));
  const rebuilt = await rebuildProjections(database, ledgerId);
  const owner = await database.owner();
  let rest: { tiles: number; exports: number };
  try {
    rest = await repairRest(owner, ledger.ledgerNo);
  } finally {
    // Whatever was not committed is rolled back with the connection, and so is what was switched off for it.
    await owner.end();
  }
  const parts: RepairedPart[] = [
    { what: 'decisions', rows: rebuilt.decisionsDiffered },
    { what: 'idempotency_keys', rows: rebuilt.keysDiffered },
    { what: 'tiles', rows: rest.tiles },
    { what: 'exports', rows: rest.exports },
  ];
  const repaired = parts.filter(({ rows }) => rows > 0);
  if (rebuilt.searchDiffered.length > 0) repaired.push({ what: 'search', rows: 0 });
  const { entries: size } = rebuilt;
  if (repaired.length === 0) return { size, repaired };
  const body = { verified_size: size, repaired };
  const receipt = await ledgers.appendOwn(ledgerId, { type: 'ledger.repaired', body });
  return { size, repaired, recordedSeq: receipt.entries[0]?.seq ?? size };
}

/** Entries or bodies stand beyond the head: which of them count is nothing that follows from the others. */
export class EvidenceBeyondHead extends Error {
  override readonly name = 'EvidenceBeyondHead';
}

/** @throws {EvidenceBeyondHead} */
async function refuseBeyondHead(database: Database, ledgerNo: number): Promise<void> {
  const { rows } = await database.of(ledgerNo).query<{ seq: string }>(
    `SELECT min(x.seq) AS seq FROM docket.ledger_head h CROSS JOIN LATERAL (
       (SELECT e.seq FROM docket.entry e WHERE e.ledger_no = $1 AND e.seq >= h.size ORDER BY e.seq LIMIT 1)
       UNION ALL
       (SELECT b.seq FROM docket.body b WHERE b.ledger_no = $1 AND b.seq >= h.size ORDER BY b.seq LIMIT 1)
     ) x WHERE h.ledger_no = $1 HAVING count(*) > 0`,
    [ledgerNo],
  );
  const seq = rows[0]?.seq;
  if (seq !== undefined)
    throw new EvidenceBeyondHead(`An entry or a body stands at ${seq}, beyond the head.`);
}

async function repairRest(
  owner: pg.Client,
  ledgerNo: number,
): Promise<{ tiles: number; exports: number }> {
  await owner.query(beginIn(ledgerNo));
  const locked = await lockHead(owner, ledgerNo);
  const tiles = await repairTiles(owner, ledgerNo, locked?.head.size ?? 0);
  const exports = await repairExports(owner, ledgerNo);
  await owner.query('COMMIT');
  return { tiles, exports };
}
