import type pg from 'pg';
import { DATABASE_NOW } from '../clock.js';
import type { Database } from '../database.js';
import { withinLedger } from '../ledger-transaction.js';
import { TOLD_OF } from '../outbox/add-messages.js';
import { READ_TOLD_ENTRIES, type ToldEntry, type ToldEntryRow } from '../outbox/told-entries.js';
import type { RowSeals } from '../signing/row-seal.js';
import { fireAlerts, MOVE_RULES, VIEW_KIND, type FoundAlert } from './alert-firings.js';
import { ruleOf, type AlertRule, type RuleRow } from './alert-rules.js';

/** Bodies of one type of the decision of an entry, up to it, oldest first, with their positions. */
export type ReadEarlier = (
  decisionId: string,
  type: string,
  seq: number,
) => Promise<readonly { seq: number; body: Buffer }[]>;

export interface AlertLook {
  /** Types of the entries that are looked at. */
  types: readonly string[];
  judge(rule: AlertRule, entry: ToldEntry, earlier: ReadEarlier): Promise<FoundAlert | undefined>;
}

/** Entries that are looked at in one transaction. */
const LOOK_ENTRIES_MAX = 1_000;
/** Entries of a decision that are read to hold one against them. */
const EARLIER_MAX = 200;
/** Ledgers with something new, for one look. */
const DUE_MAX = 100;
/**
 * Holds what is new in ledgers against their rules: a rule has a place in its ledger, as an endpoint of the outbox has.
 * What fired, what is told of it and the place are one transaction, so that a process that ends leaves nothing out and
 * finds nothing twice.
 */
export class AlertFinder {
  readonly #database: Database;
  readonly #seals: RowSeals;

  constructor(database: Database, seals: RowSeals) {
    this.#database = database;
    this.#seals = seals;
  }

  /** Numbers and names of ledgers whose rules have not seen all of them. */
  async due(): Promise<{ ledgerNo: number; id: string; origin: string }[]> {
    const { rows } = await this.#database
      .of('all')
      .query<{ ledgerNo: number; id: string; origin: string }>(
        `SELECT l.ledger_no AS "ledgerNo", l.ledger_id AS id, l.origin FROM docket.ledger l
         JOIN docket.ledger_head h ON h.ledger_no = l.ledger_no
         WHERE h.standing = 'here' AND EXISTS (SELECT FROM docket.alert_rule r WHERE r.ledger_no = l.ledger_no AND r.kind <> '${VIEW_KIND}' AND r.size < h.size)
         ORDER BY random() LIMIT ${DUE_MAX}`,
      );
    return rows;
  }

  /** Whether there is more to look at now. Rules that another process is at are left to it. */
  async look(ledgerNo: number, event: string, { types, judge }: AlertLook): Promise<boolean> {
    return withinLedger(this.#database.plainPool, ledgerNo, async (client) => {
      const rules = await client.query<RuleRow>(TAKE_RULES, [ledgerNo]);
      const head = await client.query<{ size: string }>(READ_SIZE, [ledgerNo]);
      const size = Number(head.rows[0]?.size ?? 0);
      const from = Math.min(...rules.rows.map((rule) => Number(rule.size)));
      const to = Math.min(size, from + LOOK_ENTRIES_MAX);
      if (rules.rows.length === 0 || to <= from) return false;
      const { rows } = await client.query<ToldEntryRow>(READ_TOLD_ENTRIES, [
        ledgerNo,
        from,
        to,
        types,
      ]);
      const earlier = earlierIn(client, ledgerNo);
      const found: FoundAlert[] = [];
      for (const { seq, leaf, body } of rows) {
        const entry = { seq: Number(seq), leaf, body: body ?? undefined };
        for (const rule of rules.rows) {
          if (Number(rule.size) > entry.seq) continue;
          const one = await judge(ruleOf(rule), entry, earlier);
          if (one !== undefined) found.push(one);
        }
      }
      await fireAlerts(client, { ledgerNo, event, seals: this.#seals }, found);
      const taken = rules.rows.map((rule) => rule.alert_id);
      await client.query(MOVE_RULES, [ledgerNo, taken, to]);
      return to < size;
    });
  }

  /** Rules of a ledger of these kinds, with whether what they count is over, and the database's clock. */
  async rulesOf(
    ledgerNo: number,
    kinds: readonly string[],
  ): Promise<{ now: string; rules: (AlertRule & { isOver: boolean })[] }> {
    const { rows } = await this.#database.of(ledgerNo).query<RuleRow & { now: string }>(
      `SELECT *, ${DATABASE_NOW} AS now FROM docket.alert_rule
       WHERE ledger_no = $1 AND kind = ANY ($2::text[]) ORDER BY alert_id`,
      [ledgerNo, kinds],
    );
    const rules = rows.map((row) => ({ ...ruleOf(row), isOver: row.is_over }));
    return { now: rows[0]?.now ?? '', rules };
  }

  /** Notes and tells what was found by what waits, and no entry says. @returns how many are new. */
  async note(ledgerNo: number, event: string, found: readonly FoundAlert[]): Promise<number> {
    if (found.length === 0) return 0;
    return withinLedger(this.#database.plainPool, ledgerNo, (client) =>
      fireAlerts(client, { ledgerNo, event, seals: this.#seals }, found),
    );
  }

  /** Notes that what a rule counts is over, and tells it, or that it is no more; once, whichever process does. */
  async turn(
    ledgerNo: number,
    event: string,
    { alertId, found }: { alertId: string; found: FoundAlert | undefined },
  ): Promise<void> {
    await withinLedger(this.#database.plainPool, ledgerNo, async (client) => {
      const isOver = found !== undefined;
      const { rowCount } = await client.query(
        'UPDATE docket.alert_rule SET is_over = $3 WHERE ledger_no = $1 AND alert_id = $2 AND is_over <> $3',
        [ledgerNo, alertId, isOver],
      );
      if (rowCount === 1 && found !== undefined)
        await fireAlerts(client, { ledgerNo, event, seals: this.#seals }, [found]);
    });
  }

  /** How many are told of an event now: those who asked for it and are not disabled. */
  async toldOf(ledgerNo: number, event: string): Promise<number> {
    const { rows } = await this.#database.of(ledgerNo).query(TOLD_OF, [ledgerNo, event]);
    return rows.length;
  }
}

const TAKE_RULES = `SELECT * FROM docket.alert_rule
  WHERE ledger_no = $1 AND kind <> '${VIEW_KIND}' ORDER BY alert_id
  FOR UPDATE SKIP LOCKED`;
const READ_SIZE = 'SELECT size FROM docket.ledger_head WHERE ledger_no = $1';
const READ_EARLIER = `SELECT e.seq, b.body FROM docket.entry e
    JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
  WHERE e.ledger_no = $1 AND e.decision_id = $2 AND e.type = $3 AND e.seq <= $4
  ORDER BY e.decision_seq DESC LIMIT ${EARLIER_MAX}`;

function earlierIn(client: pg.ClientBase, ledgerNo: number): ReadEarlier {
  return async (decisionId, type, seq) => {
    const { rows } = await client.query<{ seq: string; body: Buffer }>(READ_EARLIER, [
      ledgerNo,
      decisionId,
      type,
      seq,
    ]);
    return rows.toReversed().map((row) => ({ seq: Number(row.seq), body: row.body }));
  };
}
