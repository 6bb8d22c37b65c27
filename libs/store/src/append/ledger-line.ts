import type { LedgerState } from '@docket/record';
import type pg from 'pg';
import { LedgerStatements, nameLedger } from '../ledger-scope.js';
import { keyName } from './columns.js';
import type { KeyUse } from './columns.js';
import { evolveByRow, readLedgerState } from './ledger-state.js';
import type { LedgerRow } from './ledger-state.js';
import { findKeys } from './lookups.js';
import { FIND_LEDGER_RECORDS } from './statements.js';
import type { PreparedSubmission } from './submission.js';

interface LineLedger {
  readonly ledgerNo: number;
  readonly origin: string;
}

type Submissions = readonly PreparedSubmission[];
type Ask = (ledgerNo: number) => LedgerStatements;

/**
 * The ledgers in which an idempotency key counts as it does in this one: those that it continues, and those that continue
 * it, as far as no entry 0 between them begins keys anew. A key that was used in one of them is refused here, whatever
 * is asked under it now: its answer is there, and what it did was done.
 *
 * A closed ledger still takes the actions of decisions that were open. So that one action is not begun in both at
 * once, a batch with one waits for the others: a successor's holds the heads of those before it, in which then
 * nothing is written until it has committed; one of a closed ledger has its own, which those behind it wait for. Each
 * locks its own head first and older ones then, so that none waits for another in a ring. Behind a predecessor in
 * which every decision is closed there is nothing left to wait for.
 */
export class LedgerLine {
  readonly #pool: pg.Pool;
  readonly ledgerNo: number;
  /** Never changes: entries 0 name them. */
  #before: readonly LineLedger[] | undefined;
  /** Of those behind this one, as far as they were read. */
  readonly #states = new Map<number, LedgerState>();
  /** Whether those before it take no action any more, which stays so. */
  #isSettled = false;
  #askedAt = -Infinity;

  constructor(pool: pg.Pool, ledgerNo: number) {
    this.#pool = pool;
    this.ledgerNo = ledgerNo;
  }

  /** Whether a batch has to be written under locks, this ledger's and, of those before it, theirs. */
  takesTurns(state: LedgerState | undefined, submissions: Submissions): boolean {
    if (state === undefined || isAlone(state)) return false;
    return submissions.some(acts) && (state.closed !== null || !this.#isSettled);
  }

  /** First uses of the batch's keys, by keyName: here, else in the line. Without locks: see `takesTurns`. */
  async find(
    reads: LedgerStatements,
    state: LedgerState | undefined,
    submissions: Submissions,
  ): Promise<Map<string, KeyUse>> {
    const keys = await findKeys(reads, this.ledgerNo, submissions);
    if (state === undefined) return keys;
    const ask: Ask = (ledgerNo) => LedgerStatements.of(this.#pool, ledgerNo);
    return new Map([...(await this.#elsewhere(ask, state, submissions)), ...keys]);
  }

  /**
   * Adds uses in the line to those here. In the transaction that holds this ledger's head; names this ledger again
   * when it is done.
   */
  async addLocked(
    client: pg.ClientBase,
    state: LedgerState,
    submissions: Submissions,
    keys: Map<string, KeyUse>,
  ): Promise<void> {
    const unknown = submissions.filter(
      ({ author, key }) =>
        key !== undefined && !keys.has(keyName({ principal: author.actor, key })),
    );
    if (unknown.length === 0 || isAlone(state)) return;
    const ask: Ask = (ledgerNo) => LedgerStatements.on(client, ledgerNo);
    if (continuesKeys(state) && this.takesTurns(state, unknown)) await this.#lockBefore(ask, state);
    for (const [name, use] of await this.#elsewhere(ask, state, unknown)) keys.set(name, use);
    await nameLedger(client, this.ledgerNo);
  }

  async #elsewhere(
    ask: Ask,
    state: LedgerState,
    submissions: Submissions,
  ): Promise<Map<string, KeyUse>> {
    const found = new Map<string, KeyUse>();
    if (isAlone(state) || submissions.every(({ key }) => key === undefined)) return found;
    const line = [...(await this.#behind(ask, state)), ...(await this.#ahead(ask, state))];
    for (const { ledgerNo, origin } of line) {
      const uses = await findKeys(ask(ledgerNo), ledgerNo, submissions);
      for (const [name, use] of uses)
        if (use.isStray !== true && !found.has(name)) found.set(name, { ...use, usedIn: origin });
    }
    return found;
  }

  /** Those that it continues, the newest first. */
  async #behind(ask: Ask, state: LedgerState): Promise<readonly LineLedger[]> {
    if (this.#before !== undefined) return this.#before;
    const before: LineLedger[] = [];
    let at: LedgerState | undefined = state;
    while (at !== undefined && continuesKeys(at) && before.length < LINE_MAX) {
      const origin: string = at.predecessor?.origin ?? '';
      const ledgerNo = await this.#numberOf(ask, origin);
      if (ledgerNo === undefined) break;
      before.push({ ledgerNo, origin });
      const values = [ledgerNo, -1, 1];
      const { rows } = await ask(ledgerNo).query<LedgerRow>({ ...FIND_LEDGER_RECORDS, values });
      at = rows[0] && evolveByRow(undefined, rows[0]);
    }
    this.#before = before;
    return before;
  }

  /** Those that continue it, the next one first. */
  async #ahead(ask: Ask, state: LedgerState): Promise<readonly LineLedger[]> {
    const ahead: LineLedger[] = [];
    let at = state;
    while (at.closed !== null && ahead.length < LINE_MAX) {
      const { origin } = at.closed.successor;
      const ledgerNo = await this.#numberOf(ask, origin);
      if (ledgerNo === undefined) break;
      const next = await readLedgerState(ask(ledgerNo), ledgerNo, this.#states.get(ledgerNo));
      this.#states.set(ledgerNo, next);
      if (!continuesKeys(next)) break;
      ahead.push({ ledgerNo, origin });
      at = next;
    }
    return ahead;
  }

  async #numberOf(ask: Ask, origin: string): Promise<number | undefined> {
    const { rows } = await ask(this.ledgerNo).query<{ ledger_no: number }>(
      'SELECT ledger_no FROM docket.ledger WHERE origin = $1',
      [origin],
    );
    return rows[0]?.ledger_no;
  }

  /** Waits until nothing is being written to those before it, and keeps it so until this transaction ends. */
  async #lockBefore(ask: Ask, state: LedgerState): Promise<void> {
    const isAsked = performance.now() - this.#askedAt > SETTLED_ASKED_MS;
    let isSettled = isAsked;
    for (const { ledgerNo } of await this.#behind(ask, state)) {
      await ask(ledgerNo).query('SELECT FROM docket.ledger_head WHERE ledger_no = $1 FOR SHARE', [
        ledgerNo,
      ]);
      if (isSettled) isSettled = await isSettledIn(ask(ledgerNo), ledgerNo);
    }
    if (!isAsked) return;
    this.#askedAt = performance.now();
    this.#isSettled = isSettled;
  }
}

/** Ledgers behind one another that are looked through: a century of years. */
const LINE_MAX = 100;

/** How often it is asked whether anything is open in the ledgers before this one. */
const SETTLED_ASKED_MS = 10_000;

/** Whether every decision of a ledger whose head is locked is closed, as far as the index has come to its end. */
async function isSettledIn(reads: LedgerStatements, ledgerNo: number): Promise<boolean> {
  const { rows } = await reads.query<{ is_settled: boolean | null }>(
    `SELECT c.size >= h.size AND NOT EXISTS (
       SELECT FROM docket.search_decision s WHERE s.ledger_no = $1 AND s.status IN ('open', 'held', 'stopped')
     ) AS is_settled
     FROM docket.ledger_head h JOIN docket.search_cursor c USING (ledger_no) WHERE h.ledger_no = $1`,
    [ledgerNo],
  );
  return rows[0]?.is_settled === true;
}

/** Whether keys that were used in the ledger before count in this one. */
const continuesKeys = ({ predecessor }: LedgerState): boolean =>
  predecessor !== null && predecessor !== undefined && predecessor.idempotency_keys === undefined;

const isAlone = (state: LedgerState): boolean => state.closed === null && !continuesKeys(state);

/** What is done to the outside, and would be done twice. */
const acts = ({ type, key }: PreparedSubmission): boolean =>
  key !== undefined && type.startsWith('side_effect.');
