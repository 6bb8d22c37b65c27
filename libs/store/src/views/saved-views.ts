import type { Database } from '../database.js';
import { createIdentifier } from '../identifiers.js';
import type { LedgerService } from '../ledger-service.js';
import { StoreRefusal } from '../refusal.js';

/** A search that is kept under a name. None of it is evidence. */
export interface SavedView {
  /** `viw_…`; stays when the view of a name is kept anew. */
  id: string;
  name: string;
  /** JSON, as it was kept; whoever reads it finds out whether it is a filter. */
  filter: string;
  /** Shown to whoever oversees the ledger, and not to its owner alone. */
  isShared: boolean;
  /** Principal id. */
  owner: string;
  /** RFC 3339, UTC, milliseconds, by the database's clock. */
  changedAt: string;
}

export type NewSavedView = Pick<SavedView, 'name' | 'filter' | 'isShared' | 'owner'>;

/** Whose views are meant: somebody's own, and with `shared` those that are shared. */
export interface ViewsOf {
  owner: string;
  shared: boolean;
}

/** Of one owner in a ledger: more are no list that somebody reads. */
export const VIEWS_MAX = 50;

const COLUMNS = `view_id, name, filter, is_shared, owner,
  to_char(changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS changed_at`;

/** Views of ledgers, each its owner's. */
export class SavedViews {
  readonly #database: Database;
  readonly #ledgers: LedgerService;

  constructor(database: Database, ledgers: LedgerService) {
    this.#database = database;
    this.#ledgers = ledgers;
  }

  /** By name. @throws {StoreRefusal} `unknown_ledger`. */
  async list(ledgerId: string, { owner, shared }: ViewsOf): Promise<SavedView[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rows } = await this.#database.of(ledgerNo).query<ViewRow>(
      `SELECT ${COLUMNS} FROM docket.saved_view
       WHERE ledger_no = $1 AND (owner = $2 OR (is_shared AND $3)) ORDER BY name, view_id`,
      [ledgerNo, owner, shared],
    );
    return rows.map(readView);
  }

  /** @throws {StoreRefusal} `unknown_ledger`, `unknown_view`. */
  async find(ledgerId: string, id: string, { owner, shared }: ViewsOf): Promise<SavedView> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rows } = await this.#database.of(ledgerNo).query<ViewRow>(
      `SELECT ${COLUMNS} FROM docket.saved_view
       WHERE ledger_no = $1 AND view_id = $2 AND (owner = $3 OR (is_shared AND $4))`,
      [ledgerNo, id, owner, shared],
    );
    const [row] = rows;
    if (row === undefined) throw unknownView();
    return readView(row);
  }

  /**
   * Keeps a view; its owner's of the same name is replaced, and keeps its id. Undefined where the owner has VIEWS_MAX
   * of other names.
   *
   * @throws {StoreRefusal} `unknown_ledger`.
   */
  async keep(ledgerId: string, wanted: NewSavedView): Promise<SavedView | undefined> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { owner, name, filter, isShared } = wanted;
    const { rows } = await this.#database.of(ledgerNo).query<ViewRow>(
      `INSERT INTO docket.saved_view (ledger_no, view_id, owner, name, filter, is_shared)
       SELECT $1, $2, $3, $4, $5, $6
       WHERE (SELECT count(*) FROM docket.saved_view WHERE ledger_no = $1 AND owner = $3 AND name <> $4) < $7
       ON CONFLICT (ledger_no, owner, name) DO UPDATE
         SET filter = EXCLUDED.filter, is_shared = EXCLUDED.is_shared, changed_at = now()
       RETURNING ${COLUMNS}`,
      [ledgerNo, createIdentifier('viw'), owner, name, filter, isShared, VIEWS_MAX],
    );
    const [row] = rows;
    return row && readView(row);
  }

  /** With `shared` also somebody else's that is shared. @throws {StoreRefusal} `unknown_ledger`, `unknown_view`. */
  async remove(ledgerId: string, id: string, { owner, shared }: ViewsOf): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rowCount } = await this.#database.of(ledgerNo).query(
      `DELETE FROM docket.saved_view
       WHERE ledger_no = $1 AND view_id = $2 AND (owner = $3 OR (is_shared AND $4))`,
      [ledgerNo, id, owner, shared],
    );
    if (rowCount !== 1) throw unknownView();
  }
}

function unknownView(): StoreRefusal {
  const message = 'The ledger has no view of this id that is yours, or is shared.';
  return new StoreRefusal('unknown_view', message, { next: 'List the views of the ledger.' });
}

interface ViewRow {
  view_id: string;
  name: string;
  filter: string;
  is_shared: boolean;
  owner: string;
  changed_at: string;
}

function readView(row: ViewRow): SavedView {
  return {
    id: row.view_id,
    name: row.name,
    filter: row.filter,
    isShared: row.is_shared,
    owner: row.owner,
    changedAt: row.changed_at,
  };
}
