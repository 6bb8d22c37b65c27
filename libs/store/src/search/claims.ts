import { isBefore, isGood, type Role } from '@docket/record';
import type pg from 'pg';
import { DATABASE_NOW, now } from '../clock.js';
import type { Database } from '../database.js';
import { KeyRegister } from '../key-register.js';
import type { LedgerService } from '../ledger-service.js';
import { withinLedger } from '../ledger-transaction.js';
import type { RowSeals } from '../signing/row-seal.js';
import { addMessages, TOLD_OF, type OutboxEvent } from '../outbox/add-messages.js';

/** Who works at a question, and until when others leave it to them. Times are RFC 3339, UTC, milliseconds. */
interface QuestionClaim {
  /** Principal id. */
  holder: string;
  /** Principal id of who said so: the holder, or whoever gave it to them. */
  givenBy: string;
  until: string;
}

/** What the last one noted for the next. */
interface QuestionNote {
  text: string;
  /** Principal id. */
  by: string;
  at: string;
}

/** What is known of the work at a question that waits for a human. None of it is evidence. */
export interface QuestionWork {
  claim: QuestionClaim | undefined;
  note: QuestionNote | undefined;
}

/** Somebody who answers questions. */
export interface Answerer {
  /** Principal id. */
  principal: string;
  role: Role;
  /** Ids of their authenticators, as `principal.registered` names them. */
  ways: readonly string[];
}

const ANSWERING: readonly Role[] = ['reviewer', 'officer'];

export interface QuestionId {
  decisionId: string;
  escalationId: string;
}

interface Taking extends QuestionId {
  holder: string;
  givenBy: string;
  /** How long. Nobody who holds it has it for less by this. */
  seconds: number;
  /** Also where somebody else holds it. */
  isForced: boolean;
  /** What endpoints are told where it comes to somebody who did not have it; the moment is the database's. */
  told?: (at: string) => OutboxEvent;
}

interface Returning extends QuestionId {
  by: string;
  note: string | undefined;
  /** Also where somebody else holds it. */
  isForced: boolean;
}

/** How long what nobody answered or touched is kept. */
const KEPT_DAYS = 30;

const NOTHING: QuestionWork = { claim: undefined, note: undefined };
const KEY = 'ledger_no = $1 AND decision_id = $2 AND escalation_id = $3';
const TIME = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column}`;

/** Claims of questions: they keep two people from working at one, and decide nothing. */
export class Claims {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #seals: RowSeals;
  readonly #register: KeyRegister;

  constructor(database: Database, ledgers: LedgerService, seals: RowSeals) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#seals = seals;
    this.#register = new KeyRegister(database, ledgers);
  }

  /** Of many questions of some decisions: those that somebody works at, or noted something of, by `keyOf`. @throws {StoreRefusal} `unknown_ledger`. */
  async ofDecisions(
    ledgerId: string,
    decisionIds: readonly string[],
  ): Promise<ReadonlyMap<string, QuestionWork>> {
    if (decisionIds.length === 0) return new Map();
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { rows } = await this.#database.of(ledgerNo).query<ClaimRow>(
      `SELECT decision_id, escalation_id, holder, given_by, ${TIME('held_until')}, held_until > now() AS is_held,
              note, noted_by, ${TIME('noted_at')}
         FROM docket.claim WHERE ledger_no = $1 AND decision_id = ANY ($2::text[])`,
      [ledgerNo, [...new Set(decisionIds)]],
    );
    return new Map(
      rows.map((row) => [
        Claims.keyOf({ decisionId: row.decision_id, escalationId: row.escalation_id }),
        workOf(row),
      ]),
    );
  }

  static keyOf({ decisionId, escalationId }: QuestionId): string {
    return JSON.stringify([decisionId, escalationId]);
  }

  /** @throws {StoreRefusal} `unknown_ledger`. */
  async read(ledgerId: string, question: QuestionId): Promise<QuestionWork> {
    const found = await this.ofDecisions(ledgerId, [question.decisionId]);
    return found.get(Claims.keyOf(question)) ?? NOTHING;
  }

  /** Takes a question for somebody, unless somebody else holds it. @returns what holds then. */
  async take(ledgerId: string, taking: Taking): Promise<QuestionWork> {
    const { ledgerNo } = await this.#forgetOld(ledgerId);
    const { plainPool } = this.#database;
    await withinLedger(plainPool, ledgerNo, (client) =>
      takeIn(client, { ledgerNo, seals: this.#seals }, taking),
    );
    return this.read(ledgerId, taking);
  }

  /** Gives a question back, unless somebody else holds it; a note takes the place of the one before. @returns what holds then. */
  async giveBack(ledgerId: string, returning: Returning): Promise<QuestionWork> {
    const { decisionId, escalationId, by, note, isForced } = returning;
    const { ledgerNo } = await this.#forgetOld(ledgerId);
    await this.#database.of(ledgerNo).query(
      `INSERT INTO docket.claim AS c (ledger_no, decision_id, escalation_id, note, noted_by, noted_at)
       VALUES ($1, $2, $3, $4::text, CASE WHEN $4::text IS NOT NULL THEN $5 END, CASE WHEN $4::text IS NOT NULL THEN now() END)
       ON CONFLICT (ledger_no, decision_id, escalation_id) DO UPDATE SET changed_at = now(), holder = NULL,
         given_by = NULL, held_until = NULL, note = coalesce(EXCLUDED.note, c.note),
         noted_by = coalesce(EXCLUDED.noted_by, c.noted_by), noted_at = coalesce(EXCLUDED.noted_at, c.noted_at)
       WHERE $6 OR c.holder IS NULL OR c.held_until <= now() OR c.holder = $5`,
      [ledgerNo, decisionId, escalationId, note ?? null, by, isForced],
    );
    return this.read(ledgerId, returning);
  }

  /** Forgets a question that somebody answered; what somebody else holds meanwhile stays theirs. */
  async forget(ledgerId: string, question: QuestionId & { by: string }): Promise<void> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    await this.#database
      .of(ledgerNo)
      .query(
        `DELETE FROM docket.claim WHERE ${KEY} AND (holder IS NULL OR held_until <= now() OR holder = $4)`,
        [ledgerNo, question.decisionId, question.escalationId, question.by],
      );
  }

  /** Who is registered in a ledger as one who answers questions, with ways in that are good now. */
  async answerers(ledgerId: string): Promise<Answerer[]> {
    const state = await this.#register.read(ledgerId);
    const time = now();
    return [...(state?.principals ?? [])].flatMap(([principal, known]) => {
      if (!ANSWERING.includes(known.role) || !isBefore(time, known.revokedFrom)) return [];
      const good = known.authenticators.filter((one) => isGood(one, time));
      const ways = good.map(({ registered }) => registered.id);
      return ways.length === 0 ? [] : [{ principal, role: known.role, ways }];
    });
  }

  /** Whether somebody is one of them. */
  async mayAnswer(ledgerId: string, principal: string): Promise<boolean> {
    return (await this.answerers(ledgerId)).some((one) => one.principal === principal);
  }

  async #forgetOld(ledgerId: string): Promise<{ ledgerNo: number }> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    await this.#database
      .of(ledgerNo)
      .query(
        `DELETE FROM docket.claim WHERE ledger_no = $1 AND changed_at < now() - interval '${KEPT_DAYS} days'`,
        [ledgerNo],
      );
    return { ledgerNo };
  }
}

/** Of one transaction: who is given a question, and that endpoints are told of it, hold together or not at all. */
async function takeIn(
  client: pg.ClientBase,
  { ledgerNo, seals }: { ledgerNo: number; seals: RowSeals },
  taking: Taking,
): Promise<void> {
  const { decisionId, escalationId, holder, givenBy, seconds, isForced, told } = taking;
  const key = [ledgerNo, decisionId, escalationId];
  const before = await client.query<{ holder: string | null; now: string }>(
    `SELECT c.holder, ${DATABASE_NOW} AS now FROM (SELECT) AS one LEFT JOIN docket.claim c
       ON ${KEY} AND c.held_until > now()`,
    key,
  );
  const [held] = before.rows;
  const taken = await client.query(
    `INSERT INTO docket.claim AS c (ledger_no, decision_id, escalation_id, holder, given_by, held_until)
         VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 second')
         ON CONFLICT (ledger_no, decision_id, escalation_id) DO UPDATE SET changed_at = now(), holder = $4,
           given_by = CASE WHEN c.holder = $4 AND c.held_until > now() AND $4 = $5 THEN c.given_by ELSE $5 END,
           held_until = CASE WHEN c.holder = $4 THEN greatest(c.held_until, EXCLUDED.held_until)
                             ELSE EXCLUDED.held_until END
         WHERE $7 OR c.holder IS NULL OR c.held_until <= now() OR c.holder = $4`,
    [...key, holder, givenBy, seconds, isForced],
  );
  // Given once more to whoever has it: nothing new.
  if (told === undefined || held === undefined || held.holder === holder) return;
  if (taken.rowCount === 0) return;
  const event = told(held.now);
  const { rows } = await client.query<{ id: string }>(TOLD_OF, [ledgerNo, event.event]);
  await addMessages(client, { ledgerNo, endpointIds: rows.map(({ id }) => id), seals }, [event]);
}

interface ClaimRow {
  decision_id: string;
  escalation_id: string;
  holder: string | null;
  given_by: string | null;
  held_until: string | null;
  is_held: boolean | null;
  note: string | null;
  noted_by: string | null;
  noted_at: string | null;
}

function workOf(row: ClaimRow): QuestionWork {
  const {
    holder,
    given_by: givenBy,
    held_until: until,
    note: text,
    noted_by: by,
    noted_at: at,
  } = row;
  const isHeld = row.is_held === true && holder !== null && givenBy !== null && until !== null;
  const isNoted = text !== null && by !== null && at !== null;
  return {
    claim: isHeld ? { holder, givenBy, until } : undefined,
    note: isNoted ? { text, by, at } : undefined,
  };
}
