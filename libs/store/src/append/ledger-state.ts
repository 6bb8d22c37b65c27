import { evolveLedger, isRecordType, passOver } from '@docket/record';
import type { LedgerEntry, LedgerState } from '@docket/record';
import { readRecord } from './read-record.js';
import type { RecordRow } from './read-record.js';
import { FIND_LEDGER_RECORDS } from './statements.js';
import type { LedgerAsker } from '../ledger-scope.js';
import { StoreRefusal } from '../refusal.js';
import { vouchedFault } from '../signing/vouched-for.js';

/** Entries read at once. */
const PAGE = 500;

/**
 * Folds what was recorded outside decisions since `known`: the policy in force, the open incidents.
 * Nothing of it is stored, so there is nothing that could disagree with the entries.
 *
 * @throws {StoreRefusal} `log_damaged`: entry 0 is not there, or cannot be read.
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
  if (state === undefined) throw damaged('It has no entry 0.');
  return state;
}

/** What entry 0 alone says. @throws {StoreRefusal} `log_damaged`. */
export async function readFirstState(client: LedgerAsker, ledgerNo: number): Promise<LedgerState> {
  const { rows } = await client.query<LedgerRow>({
    ...FIND_LEDGER_RECORDS,
    values: [ledgerNo, -1, 1],
  });
  const state = rows[0] && evolveByRow(undefined, rows[0]);
  if (state === undefined) throw damaged('It has no entry 0.');
  return state;
}

/** A row of an entry outside decisions. */
export interface LedgerRow extends RecordRow {
  seq: string;
}

/**
 * The ledger's state after the entry of this row. One that is no record changes nothing but `unread`, nor does one that
 * registers somebody or brings a policy and that the server did not attest: whoever has the service's login can append
 * it, and all that comes behind it would stop with it, or rest on it. That it was one which was
 * changed since cannot be told apart here; verification names it either way.
 *
 * @throws {StoreRefusal} `log_damaged`, of entry 0: without it no policy is known.
 */
export function evolveByRow(
  state: LedgerState | undefined,
  row: LedgerRow,
): LedgerState | undefined {
  const seq = Number(row.seq);
  const granularity = state?.policy.body_commitment;
  const read = readRecord(row, { seq, decision: undefined, granularity });
  if ('unread' in read) {
    if (state === undefined) throw damaged(`Of entry ${seq}, ${read.unread}.`);
    return passOver(state, seq, read.unread);
  }
  const { leaf, body } = read;
  // What a later version records has no meaning here.
  if (!isRecordType(leaf.type)) return state;
  const { type, actor, role, time } = leaf;
  if (state === undefined && type !== 'ledger.created')
    throw damaged(`Entry ${seq} is not the one that a ledger begins with.`);
  const fault = vouchedFault(leaf, row.leaf, state?.serverKey);
  if (state !== undefined && fault !== undefined) return passOver(state, seq, fault);
  return evolveLedger(state, { type, body, actor, role, seq, time } as LedgerEntry);
}

function damaged(what: string): StoreRefusal {
  return new StoreRefusal('log_damaged', `What is stored of this ledger cannot be read. ${what}`, {
    next: 'Tell the operator: `docket verify` names what was changed.',
  });
}
