import { sqlState } from '../connections.js';
import type { Database } from '../database.js';
import { StoreRefusal } from '../refusal.js';

/** How a ledger stands that is being moved, or was (migrations/0031_moves.sql). */
export interface LedgerStanding {
  id: string;
  /** `here`: its move was announced, or it came from elsewhere. */
  standing: 'here' | 'coming' | 'leaving' | 'moved';
  /** Whether it is served from here. */
  isServed: boolean;
  /** Whether its move has not come to its end. */
  isMoving: boolean;
  otherCell: string;
  /** Seconds since that was announced. */
  ageS: number;
}

/** With whatever sees all ledgers. */
export const STANDINGS = `SELECT l.ledger_id AS id, h.standing, h.standing IN ('here', 'leaving') AS "isServed",
    h.standing IN ('coming', 'leaving') OR (h.standing = 'here' AND m.is_out) AS "isMoving",
    m.other_cell AS "otherCell", extract(epoch FROM now() - m.announced_at)::float8 AS "ageS"
  FROM docket.ledger_move m JOIN docket.ledger_head h USING (ledger_no) JOIN docket.ledger l USING (ledger_no)
  ORDER BY ledger_no`;

/** How ledgers of a database stand that are being moved, or were. */
export class LedgerStandings {
  readonly #database: Pick<Database, 'of'>;
  readonly #isOfAny: boolean;

  /** @param isOfAny for whoever moves one: no ledger counts as elsewhere. */
  constructor(database: Pick<Database, 'of'>, isOfAny: boolean) {
    this.#database = database;
    this.#isOfAny = isOfAny;
  }

  /** Of ledgers that never were moved nothing is said. */
  async all(): Promise<LedgerStanding[]> {
    return (await this.#database.of('all').query<LedgerStanding>(STANDINGS)).rows;
  }

  /** Ids of those that live in another cell, or are being copied here from one. */
  async elsewhere(): Promise<ReadonlySet<string>> {
    const standings = this.#isOfAny ? [] : await this.all();
    return new Set(standings.filter(({ isServed }) => !isServed).map(({ id }) => id));
  }
}

/** What the database answers to whatever is taken for a ledger that stands still. */
const STANDS_STILL = '55D01';
const CAUSES_MAX = 8;

/** Whether something was refused because its ledger is being moved, or was: nothing was written. */
export function isStandingStill(error: unknown): boolean {
  let at = error;
  for (let i = 0; i < CAUSES_MAX && at instanceof Error; i++) {
    if (sqlState(at) === STANDS_STILL) return true;
    at = at.cause;
  }
  return false;
}

/** For whoever comes here for a ledger that lives in another cell. */
export const elsewhereRefusal = (id: string): StoreRefusal =>
  new StoreRefusal('ledger_elsewhere', `The ledger ${id} does not live in this cell.`, {
    next: 'Send it again in a moment: it is answered from where the ledger lives.',
  });
