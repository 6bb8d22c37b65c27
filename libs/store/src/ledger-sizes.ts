import type { Database } from './database.js';

/** How many entries ledgers have, whoever wrote them. */
export class LedgerSizes {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By the ledger's id, in one statement. A ledger that there is not is left out. */
  async read(ledgers: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (ledgers.length === 0) return new Map();
    const { rows } = await this.#database.of('all').query<{ ledger_id: string; size: string }>({
      name: 'docket-ledger-sizes',
      text: `SELECT l.ledger_id, h.size FROM docket.ledger l
        JOIN docket.ledger_head h ON h.ledger_no = l.ledger_no WHERE l.ledger_id = ANY($1::text[])`,
      values: [ledgers],
    });
    return new Map(rows.map(({ ledger_id: id, size }) => [id, Number(size)]));
  }
}
