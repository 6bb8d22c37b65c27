import { isJsonObject } from '@docket/chain';
import type pg from 'pg';
import type { Database } from '../database.js';
import { createIdentifier } from '../identifiers.js';
import type { LedgerService } from '../ledger-service.js';
import { StoreRefusal } from '../refusal.js';

/** What somebody wants to be told of, as whoever judges it understands it. */
export interface AlertRule {
  id: string;
  /** A name of a closed set. */
  kind: string;
  /** What it is held against: numbers and names, by the kind. */
  terms: Readonly<Record<string, string | number>>;
  /** For people. */
  label: string;
  createdAt: string;
  /** Principal id of whoever made it. */
  createdBy: string;
}

/** A rule with what became of it. */
export interface ListedAlertRule extends AlertRule {
  /** How often it fired of what is kept. */
  firings: number;
  firedAt?: string;
  /** Of one that counts: it fired, and has not come back below since. */
  isOver: boolean;
}

/** That a rule found what it looks for. */
export interface AlertFiring {
  /** Position among the firings of the installation. */
  no: number;
  alertId: string;
  kind: string;
  label: string;
  firedAt: string;
  decisionId?: string;
  escalationId?: string;
  /** The entry that it fired on. */
  seq?: number;
  /** Messages that were made of it. */
  told: number;
}

/** Of a ledger: each new entry is held against all of them. */
export const ALERT_RULES_MAX = 50;
/** Firings that a list shows, newest first. */
const LISTED_MAX = 200;

/** Rules of ledgers, for those who define and read them. */
export class AlertRules {
  readonly #database: Database;
  readonly #ledgers: LedgerService;

  constructor(database: Database, ledgers: LedgerService) {
    this.#database = database;
    this.#ledgers = ledgers;
  }

  /** It looks at what comes from now on. Undefined where the ledger has ALERT_RULES_MAX. @throws {StoreRefusal} `unknown_ledger`. */
  async create(
    ledgerId: string,
    { kind, terms, label, createdBy }: Pick<AlertRule, 'kind' | 'terms' | 'label' | 'createdBy'>,
  ): Promise<ListedAlertRule | undefined> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const id = createIdentifier('alr');
    const { rowCount } = await this.#database.of(ledgerNo).query(
      `INSERT INTO docket.alert_rule (alert_id, ledger_no, kind, terms, label, created_by, size)
       SELECT $1, $2, $3, $4, $5, $6, h.size FROM docket.ledger_head h
       WHERE h.ledger_no = $2 AND (SELECT count(*) FROM docket.alert_rule WHERE ledger_no = $2) < $7`,
      [id, ledgerNo, kind, JSON.stringify(terms), label, createdBy, ALERT_RULES_MAX],
    );
    return rowCount === 1 ? this.find(ledgerId, id) : undefined;
  }

  /** Oldest first. @throws {StoreRefusal} `unknown_ledger`. */
  async list(ledgerId: string): Promise<ListedAlertRule[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    return this.#read(ledgerNo, null);
  }

  /** @throws {StoreRefusal} `unknown_ledger`, `unknown_alert`. */
  async find(ledgerId: string, id: string): Promise<ListedAlertRule> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const [found] = await this.#read(ledgerNo, id);
    if (found === undefined) throw unknownAlert();
    return found;
  }

  /** With its firings. What was told stays told. @throws {StoreRefusal} `unknown_ledger`, `unknown_alert`. */
  async remove(ledgerId: string, id: string): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rowCount } = await this.#database
      .of(ledgerNo)
      .query('DELETE FROM docket.alert_rule WHERE ledger_no = $1 AND alert_id = $2', [
        ledgerNo,
        id,
      ]);
    if (rowCount !== 1) throw unknownAlert();
  }

  /** Newest first; `since` leaves out what fired before: RFC 3339. @throws {StoreRefusal} `unknown_ledger`. */
  async firings(
    ledgerId: string,
    { alertId, since }: { alertId?: string; since?: string } = {},
  ): Promise<AlertFiring[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rows } = await this.#database.of(ledgerNo).query<FiringRow>(
      `SELECT f.*, r.kind, r.label FROM docket.alert_firing f JOIN docket.alert_rule r USING (ledger_no, alert_id)
       WHERE f.ledger_no = $1 AND ($2::text IS NULL OR f.alert_id = $2)
         AND ($3::timestamptz IS NULL OR f.fired_at >= $3) ORDER BY f.firing_no DESC LIMIT ${LISTED_MAX}`,
      [ledgerNo, alertId ?? null, since ?? null],
    );
    return rows.map((row) => ({
      no: Number(row.firing_no),
      alertId: row.alert_id,
      kind: row.kind,
      label: row.label,
      firedAt: row.fired_at.toISOString(),
      told: row.told,
      ...(row.decision_id !== null && { decisionId: row.decision_id }),
      ...(row.escalation_id !== null && { escalationId: row.escalation_id }),
      ...(row.seq !== null && { seq: Number(row.seq) }),
    }));
  }

  async #read(ledgerNo: number, id: string | null): Promise<ListedAlertRule[]> {
    const { rows } = await this.#database.of(ledgerNo).query<ListedRow>(
      `SELECT r.*, f.firings, f.fired_at FROM docket.alert_rule r LEFT JOIN LATERAL (
         SELECT count(*)::int AS firings, max(fired_at) AS fired_at
         FROM docket.alert_firing WHERE ledger_no = r.ledger_no AND alert_id = r.alert_id) f ON true
       WHERE r.ledger_no = $1 AND ($2::text IS NULL OR r.alert_id = $2) ORDER BY r.alert_id`,
      [ledgerNo, id],
    );
    return rows.map((row) => ({
      ...ruleOf(row),
      firings: row.firings,
      isOver: row.is_over,
      ...(row.fired_at && { firedAt: row.fired_at.toISOString() }),
    }));
  }
}

function unknownAlert(): StoreRefusal {
  return new StoreRefusal('unknown_alert', 'The ledger has no such alert.', {
    next: 'List the alerts of the ledger.',
  });
}

/** A row of `alert_rule`, as rules are read. */
export interface RuleRow extends pg.QueryResultRow {
  alert_id: string;
  kind: string;
  terms: string;
  label: string;
  created_at: Date;
  created_by: string;
  is_over: boolean;
  size: string;
}

interface ListedRow extends RuleRow {
  firings: number;
  fired_at: Date | null;
}

interface FiringRow {
  firing_no: string;
  alert_id: string;
  kind: string;
  label: string;
  fired_at: Date;
  decision_id: string | null;
  escalation_id: string | null;
  seq: string | null;
  told: number;
}

export function ruleOf(row: RuleRow): AlertRule {
  return {
    id: row.alert_id,
    kind: row.kind,
    terms: readTerms(row.terms),
    label: row.label,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  };
}

/** Of a row that somebody wrote by hand there are none: such a rule finds nothing, and holds up no other. */
function readTerms(text: string): AlertRule['terms'] {
  try {
    const terms: unknown = JSON.parse(text);
    return isJsonObject(terms) ? (terms as AlertRule['terms']) : {};
  } catch {
    return {};
  }
}
