import { decodeLeaf } from '@docket/chain';
import type { Database } from '../database.js';
import type { LedgerService } from '../ledger-service.js';
import { withinLedger } from '../ledger-transaction.js';
import type { RowSeals } from '../signing/row-seal.js';
import { addMessages, TOLD_OF, type OutboxEvent } from './add-messages.js';

/** When people are reminded of a question that waits, in seconds; null: never. */
export interface ReminderSchedule {
  /** Once this share of the time to answer is over, between 0 and 1. */
  afterShare: number | null;
  /** This long before the deadline. */
  beforeS: number | null;
  /** Each time this long has passed since it was asked, where there is no deadline. */
  withoutDeadlineS: number | null;
  /** Each time this long has passed since the deadline. */
  overdueEveryS: number | null;
}

/** Of a ledger; without `changed` it is the one that is there for all. */
export interface LedgerReminders {
  schedule: ReminderSchedule;
  /** When it was chosen, and by which principal. */
  changed: { at: string; by: string } | undefined;
}

/** A question that waits, by the entry that asked it. */
interface AskingEntry {
  decisionId: string;
  /** Position of the entry in its decision. */
  at: number;
}

/** That somebody has to be reminded of a question now. */
export interface DueReminder {
  decisionId: string;
  escalationId: string;
  /** Since when: RFC 3339, UTC, milliseconds. */
  dueAt: string;
  event: OutboxEvent;
}

/** Half of the time to answer; then once a day, where there is no deadline or it is over. */
const DEFAULT_REMINDERS: ReminderSchedule = {
  afterShare: 0.5,
  beforeS: null,
  withoutDeadlineS: 86_400,
  overdueEveryS: 86_400,
};

/** How long it is known of what is answered that somebody was reminded of it. */
const KEPT_DAYS = 30;

/** When people are reminded, and of what they were. */
export class Reminders {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #seals: RowSeals;

  constructor(database: Database, ledgers: LedgerService, seals: RowSeals) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#seals = seals;
  }

  /** @throws {StoreRefusal} `unknown_ledger`. */
  async read(ledgerId: string): Promise<LedgerReminders> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rows } = await this.#database.of(ledgerNo).query<ScheduleRow>(
      `SELECT after_share, before_s, without_deadline_s, overdue_every_s, changed_at, changed_by
         FROM docket.reminder_schedule WHERE ledger_no = $1`,
      [ledgerNo],
    );
    const [row] = rows;
    if (row === undefined) return { schedule: DEFAULT_REMINDERS, changed: undefined };
    return {
      schedule: scheduleOf(row),
      changed: { at: row.changed_at.toISOString(), by: row.changed_by },
    };
  }

  /** From now on. What was due before, and nobody was told, is due at once. @throws {StoreRefusal} `unknown_ledger`. */
  async choose(
    ledgerId: string,
    schedule: ReminderSchedule,
    changedBy: string,
  ): Promise<LedgerReminders> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { afterShare, beforeS, withoutDeadlineS, overdueEveryS } = schedule;
    await this.#database.of(ledgerNo).query(
      `INSERT INTO docket.reminder_schedule
         (ledger_no, after_share, before_s, without_deadline_s, overdue_every_s, changed_by)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (ledger_no) DO UPDATE SET changed_at = now(),
         after_share = EXCLUDED.after_share, before_s = EXCLUDED.before_s, changed_by = EXCLUDED.changed_by,
         without_deadline_s = EXCLUDED.without_deadline_s, overdue_every_s = EXCLUDED.overdue_every_s`,
      [ledgerNo, afterShare, beforeS, withoutDeadlineS, overdueEveryS, changedBy],
    );
    return this.read(ledgerId);
  }

  /** Whether anybody who is told of things asked for this event, and is not disabled. */
  async isAskedFor(ledgerNo: number, event: string): Promise<boolean> {
    const { rows } = await this.#database
      .of(ledgerNo)
      .query<{ one: boolean }>(`SELECT EXISTS (${TOLD_OF}) AS one`, [ledgerNo, event]);
    return rows[0]?.one === true;
  }

  /** When questions were asked, by the ledger's clock; one is left out whose entry cannot be read. */
  async askedAt(
    ledgerNo: number,
    questions: readonly AskingEntry[],
  ): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.#database
      .of(ledgerNo)
      .query<{ decision_id: string; decision_seq: number; leaf: Buffer }>(
        `SELECT e.decision_id, e.decision_seq, e.leaf
         FROM unnest($2::text[], $3::integer[]) AS q (decision_id, decision_seq)
         JOIN docket.entry e ON e.ledger_no = $1 AND e.decision_id = q.decision_id
           AND e.decision_seq = q.decision_seq`,
        [ledgerNo, questions.map(({ decisionId }) => decisionId), questions.map(({ at }) => at)],
      );
    return new Map(
      rows.flatMap(({ decision_id: decisionId, decision_seq: at, leaf }) => {
        const time = timeOf(leaf);
        return time === undefined ? [] : [[Reminders.keyOf({ decisionId, at }), time] as const];
      }),
    );
  }

  static keyOf({ decisionId, at }: AskingEntry): string {
    return `${decisionId} ${at}`;
  }

  /**
   * Tells everybody who asked for it, once for each moment of a question, whichever process does: what was told and
   * the messages of it are one transaction. @returns how many reminders were new.
   */
  async remind(ledgerNo: number, event: string, due: readonly DueReminder[]): Promise<number> {
    if (due.length === 0) return 0;
    return withinLedger(this.#database.plainPool, ledgerNo, async (client) => {
      const { rows } = await client.query<{ id: string }>(NOTE_REMINDERS, [
        ledgerNo,
        due.map(({ decisionId }) => decisionId),
        due.map(({ escalationId }) => escalationId),
        due.map(({ dueAt }) => dueAt),
        due.map(({ event: { id } }) => id),
      ]);
      if (rows.length === 0) return 0;
      const isNew = new Set(rows.map(({ id }) => id));
      const events = due.map((one) => one.event).filter(({ id }) => isNew.has(id));
      const told = await client.query<{ id: string }>(TOLD_OF, [ledgerNo, event]);
      const endpointIds = told.rows.map(({ id }) => id);
      await addMessages(client, { ledgerNo, endpointIds, seals: this.#seals }, events);
      await client.query(FORGET_ANSWERED, [ledgerNo]);
      return rows.length;
    });
  }
}

/** Those of which nobody was told yet; two processes that note the same wait for each other, and one of them does. */
const NOTE_REMINDERS = `WITH due AS (
    SELECT * FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::text[])
      AS n (decision_id, escalation_id, due_at, id)),
  noted AS (
    INSERT INTO docket.reminder AS r (ledger_no, decision_id, escalation_id, due_at)
    SELECT $1, d.decision_id, d.escalation_id, d.due_at FROM due d
    WHERE NOT EXISTS (SELECT FROM docket.reminder k WHERE k.ledger_no = $1 AND k.decision_id = d.decision_id
      AND k.escalation_id = d.escalation_id AND k.due_at >= d.due_at)
    ORDER BY d.decision_id, d.escalation_id
    ON CONFLICT (ledger_no, decision_id, escalation_id) DO UPDATE SET due_at = EXCLUDED.due_at, told_at = now()
      WHERE r.due_at < EXCLUDED.due_at
    RETURNING decision_id, escalation_id)
  SELECT d.id FROM due d JOIN noted USING (decision_id, escalation_id)`;

const FORGET_ANSWERED = `DELETE FROM docket.reminder r
  WHERE r.ledger_no = $1 AND r.told_at < now() - interval '${KEPT_DAYS} d' AND NOT EXISTS (
    SELECT FROM docket.decision d WHERE d.ledger_no = $1 AND d.decision_id = r.decision_id
      AND d.status IN ('held', 'stopped'))`;

interface ScheduleRow {
  after_share: number | null;
  before_s: number | null;
  without_deadline_s: number | null;
  overdue_every_s: number | null;
  changed_at: Date;
  changed_by: string;
}

function scheduleOf(row: ScheduleRow): ReminderSchedule {
  return {
    afterShare: row.after_share,
    beforeS: row.before_s,
    withoutDeadlineS: row.without_deadline_s,
    overdueEveryS: row.overdue_every_s,
  };
}

function timeOf(leaf: Uint8Array): string | undefined {
  try {
    return decodeLeaf(leaf).time;
  } catch {
    // Verification says what is wrong with it.
    return undefined;
  }
}
