import type { RecordBodies } from '@docket/record';
import { EMPTY_HEAD } from '../append/batch.js';
import { sqlState } from '../connections.js';
import { randomSlice } from '../identifiers.js';
import { noteSigned, REGISTRY } from '../ledger-creation.js';
import { beginIn } from '../ledger-scope.js';
import { StoreRefusal } from '../refusal.js';
import { copyLedger, readMovedHead, requireSame } from './copy-entries.js';
import type { CopyProgress, MovedHead } from './copy-entries.js';
import { copyWork, removeWork, TAKEN_TABLES } from './copy-work.js';
import { dropCopy } from './drop-copy.js';
import {
  moveLost,
  moveRefused,
  moveRowOf,
  openMoveEnd,
  recordIn,
  moveRegistration,
  scopeIn,
  standingIn,
} from './move-end.js';
import type { MoveCell, MovingEnd } from './move-end.js';
import { copyKeys, removeKeys } from './move-keys.js';

/** Why a ledger is moved, as it is recorded. */
export interface MoveReason {
  reason: string;
  approvedBy?: string;
}

/** How far a move is, by what both databases say. */
export type MoveStep = 'none' | 'copying' | 'frozen' | 'switched' | 'moved';

type MovedBody = RecordBodies['ledger.moved'];

/** Attempts to have a ledger stand still; each waits so long for whoever is at its tables, as do others behind it. */
const FREEZES_MAX = 10;
const FREEZE_WAIT = '2s';
/** Work that others would take on is taken on by the move. */
const HELD = `now() + interval '1 day'`;

/**
 * Moves a ledger from one cell to another (docs/decisions/0039). What was done is in the two databases, each step in one
 * transaction; whoever runs it again goes on from there. At no moment is the ledger written to in both.
 */
export class LedgerMove {
  readonly id: string;
  readonly #source: MovingEnd;
  readonly #target: MovingEnd;
  readonly #wholeMs: number;
  readonly #origin: string;
  #moveId = '';

  private constructor(id: string, origin: string, source: MovingEnd, target: MovingEnd) {
    this.id = id;
    this.#origin = origin;
    this.#source = source;
    this.#target = target;
    this.#wholeMs = source.database.copyBounds.wholeMs;
  }

  /** The caller closes it. @throws {StoreRefusal} `unknown_key` without the owner's rights in both; `unknown_ledger`. */
  static async open(id: string, from: MoveCell, to: MoveCell): Promise<LedgerMove> {
    const source = await openMoveEnd(id, from);
    try {
      const row = await source.ledgers.readRow(id);
      if (row === undefined)
        throw new StoreRefusal('unknown_ledger', `There is no ledger ${id}.`, {
          next: 'Correct its id.',
        });
      return new LedgerMove(id, row.origin, source, await openMoveEnd(id, to));
    } catch (error) {
      await source.client.end();
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#source.client.end(), this.#target.client.end()]);
  }

  /** Keeps any other command from moving the ledger as long as this one is open; false: another one does. */
  async hold(): Promise<boolean> {
    const { rows } = await this.#source.client.query<{ mine: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('docket-move ' || $1, 0)) AS mine`,
      [this.id],
    );
    return rows[0]?.mine === true;
  }

  /** How far it is. */
  async step(): Promise<MoveStep> {
    const here = await standingIn(this.#source);
    const there = await standingIn(this.#target);
    const row = await moveRowOf(this.#source);
    if (row?.is_out === true) this.#moveId = row.move_id;
    if (here === 'moved') return 'moved';
    if (here === 'leaving') return there === 'here' ? 'switched' : 'frozen';
    return row?.is_out === true ? 'copying' : 'none';
  }

  /** To which cell a move of it is under way; undefined: none is. */
  async underWayTo(): Promise<string | undefined> {
    const row = await moveRowOf(this.#source);
    return row?.is_out === true ? row.other_cell : undefined;
  }

  /** Whether repeated keys are told apart by ledgers of its line, which are in its cell. */
  async hasLine(): Promise<boolean> {
    const { predecessor, closed } = await this.#source.ledgers.ledgerState(this.id);
    return closed !== null || (predecessor !== null && predecessor !== undefined);
  }

  /** Says in both databases that it is moved. @throws {StoreRefusal} `move_refused`: the target has such a ledger. */
  async announce(): Promise<void> {
    const { client, ledgerNo } = this.#source;
    if (this.#moveId === '') {
      this.#moveId = `mov_${Buffer.from(randomSlice(12)).toString('hex')}`;
      await client.query(
        `INSERT INTO docket.ledger_move (ledger_no, is_out, move_id, other_cell) VALUES ($1, true, $2, $3)
         ON CONFLICT (ledger_no) DO UPDATE SET is_out = true, move_id = $2, other_cell = $3, announced_at = now(),
           frozen_at = NULL, size = NULL, root = NULL, was_here = false, derived = 0`,
        [ledgerNo, this.#moveId, this.#target.name],
      );
    }
    await this.#receive();
  }

  /** Makes the place that it is copied to, where there is none yet. */
  async #receive(): Promise<void> {
    const target = this.#target;
    const standing = await standingIn(target);
    if (standing === 'here' || standing === 'leaving')
      throw moveRefused(
        `The cell ${target.name} has a ledger ${this.id} already.`,
        'Find out which of the two counts: "docket doctor" names them.',
      );
    const before = await moveRowOf(target);
    if (standing === 'coming' && before?.move_id === this.#moveId) return;
    if (standing === 'coming') {
      // Of a move that was given up: what is left of it is taken away first.
      const wasHere = await this.#wasHere();
      await dropCopy(target, wasHere, before?.other_cell ?? '');
      return this.#receive();
    }
    await target.client.query('BEGIN');
    if (standing === undefined) await this.#insertRow();
    await target.client.query(scopeIn(target.ledgerNo));
    if (standing === undefined)
      await target.client.query(
        `INSERT INTO docket.ledger_head (ledger_no, size, last_hash, last_time, frontier, standing, copied) VALUES ($1, 0, $2, '', '', 'coming', 0)`,
        [target.ledgerNo, Buffer.from(EMPTY_HEAD.lastHash, 'hex')],
      );
    if (standing === 'moved')
      await target.client.query(
        `UPDATE docket.ledger_head SET standing = 'coming', copied = size WHERE ledger_no = $1`,
        [target.ledgerNo],
      );
    const was = standing === 'moved';
    const { size } = await readMovedHead(target);
    await target.client.query(
      `INSERT INTO docket.ledger_move (ledger_no, is_out, move_id, other_cell, was_here, derived) VALUES ($1, false, $2, $3, $4, $5)
       ON CONFLICT (ledger_no) DO UPDATE SET is_out = false, move_id = $2, other_cell = $3, was_here = $4,
         derived = CASE WHEN $4 THEN $5 ELSE docket.ledger_move.derived END, size = NULL, root = NULL`,
      [target.ledgerNo, this.#moveId, this.#source.name, was, was ? size : 0],
    );
    await target.client.query('COMMIT');
    await target.client.query(`SET docket.ledger = '${target.ledgerNo}'`);
  }

  async #insertRow(): Promise<void> {
    const { rows } = await this.#source.client.query<Record<string, unknown>>(
      'SELECT ledger_id, origin, public_key, policy, created_at, created_by FROM docket.ledger WHERE ledger_no = $1',
      [this.#source.ledgerNo],
    );
    const made = await this.#target.client.query<{ ledger_no: number }>(
      `INSERT INTO docket.ledger (ledger_id, origin, public_key, policy, created_at, created_by)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING ledger_no`,
      Object.values(rows[0] ?? {}),
    );
    this.#target.ledgerNo = made.rows[0]?.ledger_no ?? -1;
  }

  /** Copies what is not there yet. @returns entries that are there. */
  copy(told: CopyProgress): Promise<number> {
    return copyLedger(this.#source, this.#target, { wholeMs: this.#wholeMs, told });
  }

  /** Seconds since servers could have heard of it. */
  async announcedS(): Promise<number> {
    const { rows } = await this.#source.client.query<{ s: number }>(
      'SELECT extract(epoch FROM now() - announced_at)::float8 AS s FROM docket.ledger_move WHERE ledger_no = $1',
      [this.#source.ledgerNo],
    );
    return rows[0]?.s ?? 0;
  }

  /** Entries that came since so many had been copied. */
  async behind(copied: number): Promise<number> {
    return (await readMovedHead(this.#source)).size - copied;
  }

  /** Has it stand still: what was begun before is written, and nothing is taken from then on. */
  async freeze(): Promise<void> {
    for (let i = 1; ; i++) {
      try {
        return await this.#freeze();
      } catch (error) {
        await this.#source.client.query('ROLLBACK');
        const state = sqlState(error) ?? '';
        if (i >= FREEZES_MAX || !['55P03', '40P01'].includes(state)) throw error;
      }
    }
  }

  async #freeze(): Promise<void> {
    const { client, ledgerNo } = this.#source;
    await client.query(beginIn(ledgerNo));
    await client.query(`SET LOCAL lock_timeout = '${FREEZE_WAIT}'`);
    await client.query(
      `LOCK TABLE ${TAKEN_TABLES.map((name) => `docket.${name}`).join(', ')} IN SHARE ROW EXCLUSIVE MODE`,
    );
    const { rowCount } = await client.query(
      `UPDATE docket.ledger_head h SET standing = 'leaving' FROM docket.ledger_move m
       WHERE h.ledger_no = $1 AND h.standing = 'here' AND m.ledger_no = $1 AND m.move_id = $2`,
      [ledgerNo, this.#moveId],
    );
    if (rowCount !== 1) throw moveLost();
    await client.query('UPDATE docket.ledger_move SET frozen_at = now() WHERE ledger_no = $1', [
      ledgerNo,
    ]);
    for (const table of ['outbox_endpoint', 'otlp_trace'])
      await client.query(`UPDATE docket.${table} SET lease_until = ${HELD} WHERE ledger_no = $1`, [
        ledgerNo,
      ]);
    await client.query('COMMIT');
  }

  /**
   * Copies the rest, holds both against each other from `verified` entries on, and has it live in the target: what it is
   * signed with, what waits, and the entry that says so go there in one transaction with that.
   */
  async switch(verified: number, why: MoveReason): Promise<void> {
    const [source, target] = [this.#source, this.#target];
    await this.copy(() => undefined);
    const head = await requireSame(source, target, verified);
    await copyKeys(source.keysDirectory, target.keysDirectory, this.id);
    const body = this.#body(head, why);
    await target.client.query(beginIn(target.ledgerNo));
    await this.#requireOurs(target);
    await source.client.query(
      beginIn(source.ledgerNo, 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY'),
    );
    await copyWork(source, target, this.#wholeMs);
    await source.client.query('COMMIT');
    await target.client.query(
      `UPDATE docket.ledger_head SET standing = 'here' WHERE ledger_no = $1`,
      [target.ledgerNo],
    );
    await this.#noteSize(target, head);
    const noted = [await recordIn(target, this.id, [{ type: 'ledger.moved', body }])];
    const registered = await moveRegistration(target, this.id);
    noted.push(await recordIn(target, REGISTRY, [...registered, { type: 'ledger.moved', body }]));
    await target.client.query('COMMIT');
    for (const one of noted)
      await noteSigned(target.database.appendPool, target.ledgers.signer, one);
  }

  /** What it was is left where it was, for good: nothing is acted on there, and nothing signs for it. */
  async leave(why: MoveReason): Promise<void> {
    const { client, ledgerNo, database, ledgers } = this.#source;
    const head = await readMovedHead(this.#source);
    await client.query(beginIn(ledgerNo));
    await removeWork(this.#source);
    await client.query(`UPDATE docket.ledger_head SET standing = 'moved' WHERE ledger_no = $1`, [
      ledgerNo,
    ]);
    await this.#noteSize(this.#source, head);
    const body = this.#body(head, why);
    const noted = await recordIn(this.#source, REGISTRY, [{ type: 'ledger.moved', body }]);
    await client.query('COMMIT');
    await noteSigned(database.appendPool, ledgers.signer, noted);
  }

  /** Removes what signed for it there: the last step, done again by whoever runs the command again. */
  removeKeys(): Promise<void> {
    return removeKeys(this.#source.keysDirectory, this.#target.keysDirectory, this.id);
  }

  /** Gives it up before it is switched. @throws {StoreRefusal} `move_refused`: it lives there already. */
  async abandon(): Promise<void> {
    const [source, target] = [this.#source, this.#target];
    const standing = await standingIn(target);
    const row = await moveRowOf(target);
    if (standing === 'here')
      throw moveRefused(
        'It lives in the target already.',
        'Run the command without --abandon: it comes to its end.',
      );
    if (standing === 'coming') {
      await target.client.query(beginIn(target.ledgerNo));
      // Whoever was about to switch finds that it is no longer theirs.
      await target.client.query(`UPDATE docket.ledger_move SET move_id = '' WHERE ledger_no = $1`, [
        target.ledgerNo,
      ]);
      await target.client.query('COMMIT');
    }
    await source.client.query(beginIn(source.ledgerNo));
    await source.client.query(
      `UPDATE docket.ledger_head SET standing = 'here' WHERE ledger_no = $1 AND standing = 'leaving'`,
      [source.ledgerNo],
    );
    for (const table of ['outbox_endpoint', 'otlp_trace'])
      await source.client.query(
        `UPDATE docket.${table} SET lease_until = NULL WHERE ledger_no = $1 AND lease_until > now() + interval '12 hours'`,
        [source.ledgerNo],
      );
    await source.client.query('DELETE FROM docket.ledger_move WHERE ledger_no = $1', [
      source.ledgerNo,
    ]);
    await source.client.query('COMMIT');
    if (standing === 'coming') await dropCopy(target, await this.#wasHere(), row?.other_cell ?? '');
  }

  async #wasHere(): Promise<boolean> {
    const { rows } = await this.#target.client.query<{ was_here: boolean }>(
      'SELECT was_here FROM docket.ledger_move WHERE ledger_no = $1',
      [this.#target.ledgerNo],
    );
    return rows[0]?.was_here === true;
  }

  #body({ size, root }: MovedHead, { reason, approvedBy }: MoveReason): MovedBody {
    return {
      origin: this.#origin,
      from_cell: this.#source.name,
      to_cell: this.#target.name,
      size,
      root,
      reason,
      ...(approvedBy === undefined ? {} : { approved_by: approvedBy }),
    };
  }
  async #requireOurs(end: MovingEnd): Promise<void> {
    const { rows } = await end.client.query<{ move_id: string; origin: string }>(
      `SELECT m.move_id, l.origin FROM docket.ledger_move m JOIN docket.ledger_head h USING (ledger_no)
       JOIN docket.ledger l USING (ledger_no) WHERE ledger_no = $1 AND h.standing = 'coming' FOR UPDATE OF m, h`,
      [end.ledgerNo],
    );
    if (rows[0]?.move_id !== this.#moveId) throw moveLost();
  }

  async #noteSize({ client, ledgerNo }: MovingEnd, { size, root }: MovedHead): Promise<void> {
    await client.query('UPDATE docket.ledger_move SET size = $2, root = $3 WHERE ledger_no = $1', [
      ledgerNo,
      size,
      Buffer.from(root, 'hex'),
    ]);
  }
}
