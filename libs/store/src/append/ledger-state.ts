import { decodeLeaf } from '@docket/chain';
import { evolveLedger, isRecordType } from '@docket/record';
import type { LedgerEntry, LedgerState } from '@docket/record';
import { FIND_LEDGER_RECORDS } from './statements.js';
import type { LedgerAsker } from '../ledger-scope.js';

/** Entries read at once. */
const PAGE = 500;

/**
 * Folds what was recorded outside decisions since `known`: the policy in force, the open incidents.
 * Nothing of it is stored, so there is nothing that could disagree with the entries.
 */
export async function readLedgerState(
  client: LedgerAsker,
  ledgerNo: number,
  known?: LedgerState,
): Promise<LedgerState> {
  let state = known;
  for (;;) {
    const values = [ledgerNo, state?.lastSeq ?? -1, PAGE];
    const { rows } = await client.query<LedgerRow>({ ...FIND_LEDGER_RECORDS, values });
    for (const row of rows) state = evolveByRow(state, row);
    if (rows.length < PAGE) break;
  }
  if (state === undefined) throw new Error('The ledger has no entry 0.');
  return state;
}

export interface LedgerRow {
  seq: string;
  leaf: Buffer;
  body: Buffer;
}

/** The ledger's state after the entry of this row. */
export function evolveByRow(
  state: LedgerState | undefined,
  row: LedgerRow,
): LedgerState | undefined {
  const { type, actor, role, seq, time } = decodeLeaf(row.leaf);
  // What a later version records has no meaning here.
  if (!isRecordType(type)) return state;
  // Written by this package as a valid record of this type; that it still is, verification shows.
  const body = JSON.parse(row.body.toString('utf8')) as unknown;
  return evolveLedger(state, { type, body, actor, role, seq, time } as LedgerEntry);
}
