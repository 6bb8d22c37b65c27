import type { Database } from '../database.js';

/** How the last run in a ledger ended; `waiting`: a person has to order what was asked for. */
export type ExpiryState = 'done' | 'waiting' | 'failed';

/** What a run in a ledger leaves for the next one. */
export interface ExpiryOutcome {
  state: ExpiryState;
  /** Entries that are old enough, and that legal holds cover. */
  held: number;
  /** Decisions that are old enough, and were left out. */
  skipped: number;
  /** Position of the entry behind which the next run goes on; undefined: from the beginning. */
  goesOn: number | undefined;
}

export interface LastExpiry extends ExpiryOutcome {
  /** Since it ended, by the database's clock; below 0 where that was set back, or somebody wrote the row. */
  ageMs: number;
}

/** When what is too old was last asked for in each ledger, whichever process on this database did it. */
export class ExpirySchedule {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By the id of the ledger; one in which there was no run yet is missing. */
  async read(): Promise<Map<string, LastExpiry>> {
    const { rows } = await this.#database.of('all').query<RunRow>(READ);
    return new Map(
      rows.map(({ id, state, held, skipped, goes_on: goesOn, age_ms: ageMs }) => [
        id,
        { state, held, skipped, goesOn: goesOn === null ? undefined : Number(goesOn), ageMs },
      ]),
    );
  }

  /** Keeps that a run ended just now. */
  async keep(ledgerNo: number, { state, held, skipped, goesOn }: ExpiryOutcome): Promise<void> {
    await this.#database.of(ledgerNo).query(KEEP, [ledgerNo, state, held, skipped, goesOn ?? null]);
  }
}

const READ = `SELECT ledger_id AS id, state, held, skipped, goes_on,
    (extract(epoch FROM clock_timestamp() - ended_at) * 1000)::float8 AS age_ms
  FROM docket.expiry_run JOIN docket.ledger USING (ledger_no)`;
const KEEP = `INSERT INTO docket.expiry_run (ledger_no, state, held, skipped, goes_on, ended_at)
  VALUES ($1, $2, $3, $4, $5, clock_timestamp())
  ON CONFLICT ON CONSTRAINT expiry_run_pkey DO UPDATE SET state = EXCLUDED.state, held = EXCLUDED.held,
    skipped = EXCLUDED.skipped, goes_on = EXCLUDED.goes_on, ended_at = EXCLUDED.ended_at`;

interface RunRow {
  id: string;
  state: ExpiryState;
  held: number;
  skipped: number;
  goes_on: string | null;
  age_ms: number;
}
