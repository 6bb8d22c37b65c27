import { decodeLeaf } from '@docket/chain';
import type { PlannedOutcome, Replay } from '../append/plan.js';
import { decodeAnswer } from '../append/receipt.js';
import type { AppendReceipt } from '../append/receipt.js';
import type { Database } from '../database.js';

/** What a submitter is answered. @throws {StoreRefusal} of a request that is refused, and recorded as that. */
export async function receiptOf(
  database: Database,
  ledgerNo: number,
  outcome: PlannedOutcome | undefined,
): Promise<AppendReceipt> {
  if (outcome === undefined) throw new Error('A submission has one outcome.');
  if ('receipt' in outcome) return outcome.receipt;
  // The writer rejects a request that is refused.
  if ('refusal' in outcome) throw outcome.refusal;
  return readReceipt(database, ledgerNo, outcome.replay);
}

/** The answer that was given when the key was first used, read from the entries themselves. */
async function readReceipt(
  database: Database,
  ledgerNo: number,
  replay: Replay,
): Promise<AppendReceipt> {
  const { use, submission } = replay;
  const { rows } = await database.of(ledgerNo).query<{ leaf_hash: Buffer; leaf: Buffer }>(
    `SELECT leaf_hash, leaf FROM docket.entry
     WHERE ledger_no = $1 AND seq >= $2 AND seq < $3 ORDER BY seq`,
    [ledgerNo, use.seq, use.seq + use.entryCount],
  );
  const entries = rows.map((row) => ({
    leaf: decodeLeaf(row.leaf),
    leafHash: row.leaf_hash.toString('hex'),
  }));
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
      ? await idsGiven(database, ledgerNo, use.seq)
      : {}),
    ...decodeAnswer(use.answer),
    replayed: true,
  };
}

/** The ids that Docket gave what the record is about: another is drawn for each request, and the first holds. */
async function idsGiven(
  database: Database,
  ledgerNo: number,
  seq: number,
): Promise<Pick<AppendReceipt, 'incidentId' | 'sideEffectId'>> {
  const { rows } = await database
    .of(ledgerNo)
    .query<{ body: Buffer }>('SELECT body FROM docket.body WHERE ledger_no = $1 AND seq = $2', [
      ledgerNo,
      seq,
    ]);
  const { incident_id: incidentId, side_effect_id: sideEffectId } = JSON.parse(
    rows[0]?.body.toString('utf8') ?? '{}',
  ) as { incident_id?: string; side_effect_id?: string };
  return {
    ...(incidentId === undefined ? {} : { incidentId }),
    ...(sideEffectId === undefined ? {} : { sideEffectId }),
  };
}
