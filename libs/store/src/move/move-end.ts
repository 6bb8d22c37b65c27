import type { Policy } from '@docket/record';
import { WRITER_LIMITS } from '../append/request-queue.js';
import type { Database } from '../database.js';
import { KeyVault } from '../key-vault.js';
import { REGISTRY } from '../ledger-creation.js';
import { LedgerService } from '../ledger-service.js';
import { lockLedger } from '../own-entries.js';
import type { CreationTerms, FoundingRecord, Noted } from '../own-entries.js';
import { StoreRefusal } from '../refusal.js';
import { requireOwner } from '../require-owner.js';
import type { MoveEnd } from './copy-entries.js';

/** A cell of which a ledger is moved, or to which. */
export interface MoveCell {
  name: string;
  database: Database;
  keysDirectory: string;
}

/** One of the two, with its owner's connection. */
export interface MovingEnd extends MoveEnd, MoveCell {
  ledgers: LedgerService;
  terms: CreationTerms;
}

interface MoveRow {
  move_id: string;
  is_out: boolean;
  other_cell: string;
  size: string | null;
}

export const scopeIn = (ledgerNo: number): string => `SET LOCAL docket.ledger = '${ledgerNo}'`;

/** @throws {StoreRefusal} `unknown_key` without the owner's rights. @throws {SigningKeyError} */
export async function openMoveEnd(id: string, cell: MoveCell): Promise<MovingEnd> {
  const { database, keysDirectory } = cell;
  const client = await database.owner();
  try {
    await requireOwner(client);
    const options = { host: '', ofAnyStanding: true };
    const ledgers = new LedgerService(database, new KeyVault(keysDirectory), options);
    await ledgers.keys.requireSeed(await ledgers.getLedger(REGISTRY));
    const { heads, signer, keys } = ledgers;
    const terms = { heads, signer, keys, clockAheadMaxMs: WRITER_LIMITS.clockAheadMaxMs };
    const ledgerNo = (await ledgers.readRow(id))?.ledgerNo ?? -1;
    await client.query(`SET docket.ledger = '${ledgerNo}'`);
    return { ...cell, client, ledgerNo, ledgers, terms };
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Undefined where there is no such ledger. */
export async function standingIn({ client, ledgerNo }: MovingEnd): Promise<string | undefined> {
  const { rows } = await client.query<{ standing: string }>(
    'SELECT standing FROM docket.ledger_head WHERE ledger_no = $1',
    [ledgerNo],
  );
  return rows[0]?.standing;
}

/** Undefined where it never was moved. */
export async function moveRowOf({ client, ledgerNo }: MovingEnd): Promise<MoveRow | undefined> {
  const { rows } = await client.query<MoveRow>(
    'SELECT move_id, is_out, other_cell, size FROM docket.ledger_move WHERE ledger_no = $1',
    [ledgerNo],
  );
  return rows[0];
}

export const moveRefused = (message: string, next: string): StoreRefusal =>
  new StoreRefusal('move_refused', message, { next });
export const moveLost = (): StoreRefusal =>
  moveRefused(
    'Another command gave this move up, or ended it.',
    'Give it up with --abandon, and begin again.',
  );

/** What the registry of the target has of each ledger in it; nothing, where it was registered there before. */
export async function moveRegistration(
  { client, ledgerNo, ledgers }: MovingEnd,
  id: string,
): Promise<FoundingRecord[]> {
  const { origin, publicKey } = (await ledgers.readRow(id)) ?? { origin: '', publicKey: '' };
  const registry = await ledgers.getLedger(REGISTRY);
  const { rows } = await client.query<{ hash: Buffer }>(
    'SELECT leaf_hash AS hash FROM docket.entry WHERE ledger_no = $1 AND seq = 0',
    [ledgerNo],
  );
  await client.query(scopeIn(registry.ledgerNo));
  const known = await client.query(
    `SELECT FROM docket.entry e JOIN docket.body b USING (ledger_no, seq) WHERE e.ledger_no = $1
     AND e.type = 'ledger.registered' AND convert_from(b.body, 'UTF8')::json ->> 'ledger' = $2 LIMIT 1`,
    [registry.ledgerNo, id],
  );
  if (known.rowCount !== 0) return [];
  const hash = rows[0]?.hash.toString('hex') ?? '';
  const body = { ledger: id, origin, genesis_leaf_hash: hash, public_key: publicKey };
  return [{ type: 'ledger.registered', body }];
}

/** Records it in a ledger there, in the transaction of the owner's connection. */
export async function recordIn(
  end: MovingEnd,
  id: string,
  records: readonly FoundingRecord[],
): Promise<Noted> {
  const ledger = await end.ledgers.readRow(id);
  if (ledger === undefined) throw new Error(`There is no ledger ${id}.`);
  const locked = await lockLedger(end.client, ledger, end.terms);
  const { body_commitment: granularity }: Policy = ledger.policy;
  return locked.write(records, granularity);
}
