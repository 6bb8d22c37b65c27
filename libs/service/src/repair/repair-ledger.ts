import {
  connectDatabase,
  EvidenceBeyondHead,
  KeyVault,
  presentLedgers,
  repairDerived,
  Snapshot,
  type Database,
  type Repaired,
} from '@docket/store';
import type { Finding, FindingCode, FindingKind, VerificationReport } from '@docket/verify';
import { verifyDatabase } from '../verification/verify-database.js';

export interface RepairRequest {
  databaseUrl: string;
  /** Address of the schema's owner; `databaseUrl` where left out. */
  ownerUrl?: string;
}

export interface LedgerRepairRequest extends RepairRequest {
  /** Of the server, whose key attests what is recorded. */
  keysDirectory: string;
}

/** What became of one ledger. */
export type LedgerRepair =
  | ({ ledger: string; outcome: 'repaired'; remaining: readonly Finding[] } & Repaired)
  /** The evidence itself is not as it was: nothing was changed. */
  | { ledger: string; outcome: 'refused'; damage: readonly Finding[] };

/**
 * Makes anew what is derived from the entries of a ledger, once these were verified, and verifies again. For whoever has
 * the owner's rights on the database: no key of an API is asked for. Appends to the ledger wait meanwhile.
 *
 * @throws {StoreRefusal} `unknown_ledger`. @throws {SigningKeyError} nothing is changed. @throws the driver's error when the
 * database cannot be reached.
 */
export async function repairLedger(
  ledger: string,
  request: LedgerRepairRequest,
): Promise<LedgerRepair> {
  const { databaseUrl } = request;
  const wanted = { databaseUrl, ledger, depth: 'full' } as const;
  const before = await verifyDatabase(wanted);
  const damage = damageIn(before);
  if (damage.length > 0) return { ledger, outcome: 'refused', damage };
  const database = await connect(request);
  let repaired: Repaired;
  try {
    repaired = await repairDerived(database, new KeyVault(request.keysDirectory), ledger);
  } catch (error) {
    if (!(error instanceof EvidenceBeyondHead)) throw error;
    const beyond = before.findings.filter(({ code }) => code === 'beyond_head');
    return { ledger, outcome: 'refused', damage: beyond };
  } finally {
    await database.close();
  }
  const { findings } = await verifyDatabase(wanted);
  return { ledger, outcome: 'repaired', remaining: findings, ...repaired };
}

/** Ids of the ledgers that the database holds, the registry among them. */
export async function repairableLedgers(request: RepairRequest): Promise<string[]> {
  const database = await connect(request);
  const snapshot = await Snapshot.take(database);
  try {
    const ids: string[] = [];
    for await (const batch of presentLedgers(database, snapshot.id))
      ids.push(...batch.map(({ id }) => id));
    return ids.toSorted();
  } finally {
    await snapshot.release();
    await database.close();
  }
}

function connect({ databaseUrl: url, ownerUrl }: RepairRequest): Promise<Database> {
  const owner = ownerUrl === undefined ? {} : { ownerUrl };
  return connectDatabase({ url, poolSize: POOL_SIZE, isBulk: true, ...owner });
}

/** Findings of what nothing else gives: entries, their bodies, and where the ledger ends. */
function damageIn({ findings, checks, truncated }: VerificationReport): Finding[] {
  const found = findings.filter(({ code, kind }) => EVIDENCE.has(kind) || IS_EVIDENCE.has(code));
  if (found.length > 0 || !truncated) return found;
  // Some that are not listed may be of it.
  const failed = checks.filter(({ state }) => state === 'failed').map(({ name }) => name);
  return failed.some((name) => !DERIVED_CHECKS.has(name)) ? [...findings] : [];
}

const EVIDENCE: ReadonlySet<FindingKind> = new Set(['leaf', 'chain', 'tree', 'content']);
const IS_EVIDENCE: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'entries_missing',
  'tail_missing',
  'decision_entries_missing',
  'ledger_missing',
  'head_mismatch',
  'ledger_row_mismatch',
  'column_mismatch',
  'checkpoints_disagree',
  'key_mismatch',
]);
const DERIVED_CHECKS: ReadonlySet<string> = new Set(['projection', 'rules', 'authors']);
const POOL_SIZE = 3;
