import { CUSTODY_TYPES } from '@docket/record';
import { DATABASE_NOW } from '../clock.js';
import type { Database } from '../database.js';
import { withinLedger } from '../ledger-transaction.js';
import { decisionConditions } from '../search/filters.js';
import type { DecisionFilters } from '../search/filters.js';
import type { RowSeals } from '../signing/row-seal.js';
import { fireAlerts, MOVE_RULES, VIEW_KIND, type FoundAlert } from './alert-firings.js';
import { ruleOf, type AlertRule, type RuleRow } from './alert-rules.js';

export interface ViewLook {
  /** What a view looks for, by its text; undefined: it is no filter of this version, and finds nothing. */
  read(filter: string): DecisionFilters | undefined;
  /** That a decision is in the view of a rule now, by the database's clock. */
  found(rule: AlertRule, decisionId: string, now: string): FoundAlert;
}

/** Entries whose decisions are looked for in one transaction. */
const LOOK_ENTRIES_MAX = 1_000;
const DUE_MAX = 100;

/**
 * Tells of decisions that came into a view. It follows the search projection, by which views find: of an entry, when it
 * is indexed, with what its decision is then.
 */
export class ViewAlertFinder {
  readonly #database: Database;
  readonly #seals: RowSeals;

  constructor(database: Database, seals: RowSeals) {
    this.#database = database;
    this.#seals = seals;
  }

  /** Ledgers with such an alert that has not seen all that is indexed. */
  async due(): Promise<{ ledgerNo: number; id: string; origin: string }[]> {
    const { rows } = await this.#database
      .of('all')
      .query<{ ledgerNo: number; id: string; origin: string }>(
        `SELECT l.ledger_no AS "ledgerNo", l.ledger_id AS id, l.origin FROM docket.ledger l
         JOIN docket.search_cursor c ON c.ledger_no = l.ledger_no
         JOIN docket.ledger_head h ON h.ledger_no = l.ledger_no
         WHERE h.standing = 'here' AND EXISTS (SELECT FROM docket.alert_rule r
           WHERE r.ledger_no = l.ledger_no AND r.kind = '${VIEW_KIND}' AND r.size < c.size)
         ORDER BY random() LIMIT ${DUE_MAX}`,
      );
    return rows;
  }

  /** One look of one alert. @returns whether there is more to look at now. */
  async look(ledgerNo: number, event: string, { read, found }: ViewLook): Promise<boolean> {
    return withinLedger(this.#database.plainPool, ledgerNo, async (client) => {
      const { rows } = await client.query<TakenRow>(TAKE_RULE, [ledgerNo]);
      const [row] = rows;
      if (row === undefined) return false;
      const from = Number(row.size);
      const to = Math.min(Number(row.indexed), from + LOOK_ENTRIES_MAX);
      const rule = ruleOf(row);
      const view = await client.query<{ filter: string }>(READ_VIEW, [
        ledgerNo,
        rule.terms['view'] ?? '',
        rule.createdBy,
      ]);
      const filter = view.rows[0]?.filter;
      const filters = filter === undefined ? undefined : read(filter);
      if (filters !== undefined) {
        const touched = await client.query<{ id: string }>(READ_TOUCHED, [
          ledgerNo,
          from,
          to,
          CUSTODY_TYPES,
        ]);
        const ids = touched.rows.map(({ id }) => id);
        const where = decisionConditions(ledgerNo, { ...filters, ids });
        const matched = await client.query<{ id: string }>(
          `SELECT d.decision_id AS id FROM docket.search_decision d WHERE ${where.toString()} ORDER BY d.opened_seq`,
          where.values,
        );
        const all = matched.rows.map(({ id }) => found(rule, id, row.now));
        await fireAlerts(client, { ledgerNo, event, seals: this.#seals }, all);
      }
      await client.query(MOVE_RULES, [ledgerNo, [rule.id], to]);
      return true;
    });
  }
}

const TAKE_RULE = `SELECT r.*, c.size AS indexed, ${DATABASE_NOW} AS now
  FROM docket.alert_rule r JOIN docket.search_cursor c ON c.ledger_no = r.ledger_no
  WHERE r.ledger_no = $1 AND r.kind = '${VIEW_KIND}' AND r.size < c.size
  ORDER BY r.size, r.alert_id LIMIT 1 FOR UPDATE OF r SKIP LOCKED`;

/** As long as whoever made the alert sees it. */
const READ_VIEW = `SELECT filter FROM docket.saved_view
  WHERE ledger_no = $1 AND view_id = $2 AND (owner = $3 OR is_shared)`;

const READ_TOUCHED = `SELECT DISTINCT decision_id AS id FROM docket.entry
  WHERE ledger_no = $1 AND seq >= $2 AND seq < $3 AND decision_id IS NOT NULL AND NOT type = ANY ($4::text[])`;

interface TakenRow extends RuleRow {
  indexed: string;
  now: string;
}
