import { decodeLeaf, type Leaf } from '@docket/chain';
import type { PlannedOutcome, Replay } from '../append/planned.js';
import { keyStray } from '../append/repeated-key.js';
import { decodeAnswer } from '../append/receipt.js';
import type { AppendReceipt } from '../append/receipt.js';
import type { Database } from '../database.js';

/**
 * What a submitter is answered; a promise only where it has to be read.
 * @throws {StoreRefusal} of a request that is refused, and recorded as that.
 */
export function receiptOf(
  database: Database,
  ledgerNo: number,
  outcome: PlannedOutcome | undefined,
): AppendReceipt | Promise<AppendReceipt> {
  if (outcome !== undefined && 'receipt' in outcome) return outcome.receipt;
  return receiptOfOther(database, ledgerNo, outcome);
}

async function receiptOfOther(
  database: Database,
  ledgerNo: number,
  outcome: Exclude<PlannedOutcome, { receipt: unknown }> | undefined,
): Promise<AppendReceipt> {
  if (outcome === undefined) throw new Error('A submission has one outcome.');
  // The writer rejects a request that is refused.
  if ('refusal' in outcome) throw outcome.refusal;
  return readReceipt(database, ledgerNo, outcome.replay);
}

/**
 * The answer that was given when the key was first used, read from the entries themselves.
 *
 * @throws {StoreRefusal} `log_damaged` where the entry that the table names is not the one in which the key was used: what
 *   is asked now would be answered as recorded, and be nowhere.
 */
async function readReceipt(
  database: Database,
  ledgerNo: number,
  replay: Replay,
): Promise<AppendReceipt> {
  const { use, submission } = replay;
  const { rows } = await database
    .of(ledgerNo)
    .query<{ leaf_hash: Buffer; leaf: Buffer; body: Buffer | null }>(
      `SELECT e.leaf_hash, e.leaf, b.body FROM docket.entry e
       LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq AND b.seq = $2
       WHERE e.ledger_no = $1 AND e.seq >= $2 AND e.seq < $3 ORDER BY e.seq`,
      [ledgerNo, use.seq, use.seq + use.entryCount],
    );
  const entries = rows.map((row) => ({
    leaf: decodeLeaf(row.leaf),
    leafHash: row.leaf_hash.toString('hex'),
  }));
  const body = readBody(rows[0]?.body ?? null);
  holdUse(replay, entries[0]?.leaf, body);
  const decisionId = entries[0]?.leaf.decision?.id;
  return {
    entries: entries.map(({ leaf, leafHash }) => ({
      seq: leaf.seq,
      type: leaf.type,
      leafHash,
      time: leaf.time,
      ...(leaf.decision === undefined ? {} : { decisionSeq: leaf.decision.seq }),
    })),
    ...(decisionId === undefined ? {} : { decisionId }),
    ...(submission.type.startsWith('side_effect.') || submission.type === 'incident.opened'
      ? idsGiven(body)
      : {}),
    ...decodeAnswer(use.answer),
    replayed: true,
  };
}

type KeptBody = { idempotency_key?: unknown; incident_id?: string; side_effect_id?: string };

/** Undefined where there is none, or none that can be read: verification names it. */
function readBody(bytes: Buffer | null): KeptBody | undefined {
  if (bytes === null) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as KeptBody;
  } catch {
    return undefined;
  }
}

/** A row that somebody put into the table of keys before the key was used points at an entry that is not of it. */
function holdUse(
  { use, submission }: Replay,
  leaf: Leaf | undefined,
  body: KeptBody | undefined,
): void {
  const isTheirs =
    leaf !== undefined &&
    leaf.actor === use.principal &&
    leaf.type === submission.type &&
    (leaf.type === 'decision.opened' || leaf.decision?.id === submission.decisionId) &&
    (body === undefined || body.idempotency_key === use.key);
  if (isTheirs) return;
  throw keyStray(use);
}

/** The ids that Docket gave what the record is about: another is drawn for each request, and the first holds. */
function idsGiven(body: KeptBody | undefined): Pick<AppendReceipt, 'incidentId' | 'sideEffectId'> {
  const { incident_id: incidentId, side_effect_id: sideEffectId } = body ?? {};
  return {
    ...(incidentId === undefined ? {} : { incidentId }),
    ...(sideEffectId === undefined ? {} : { sideEffectId }),
  };
}
