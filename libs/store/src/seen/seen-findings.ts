import { isJsonObject } from '@docket/chain';
import { SEEN_DISAGREEMENT_CODES } from '@docket/record';
import type pg from 'pg';
import { fireAlerts, type FoundAlert } from '../alerts/alert-firings.js';
import { ruleOf, type AlertRule, type RuleRow } from '../alerts/alert-rules.js';
import { int8Array, textArray } from '../binary-array.js';
import { DATABASE_NOW } from '../clock.js';
import type { Database } from '../database.js';
import { withinLedger } from '../ledger-transaction.js';
import type { RowSeals } from '../signing/row-seal.js';

/** The alert that tells of what a comparison finds. */
export const SEEN_KIND = 'seen_otherwise';

/** Something that does not agree between what was declared and what was seen. */
export interface KeptFinding {
  code: string;
  /** Entry that declared it; of what nobody declared, the observation. */
  seq: number;
  /** Absent: it is of none, or of several. */
  observation?: number;
  /** Absent: no decision declares it. */
  decisionId?: string;
}

/** `unwatched`: nobody recorded what was seen or watched; `too_many`: more than one comparison takes. */
type SeenState = 'unwatched' | 'compared' | 'too_many';

/** How far a ledger was compared, and what was found. */
export interface SeenProgress {
  state: SeenState;
  /** Entries that the findings are of; 0 where nothing was compared. */
  comparedSize: number;
  /** How many there are, by code. */
  findings: { [code: string]: number };
}

/** A ledger of which not all entries were looked at. */
export interface DueLedger {
  ledgerNo: number;
  id: string;
  origin: string;
}

/** Which entries make a comparison worth its while. */
export interface ComparedTypes {
  /** Without any of these there is nothing to compare with. */
  seen: readonly string[];
  /** Each may change what is found. */
  all: readonly string[];
}

export interface Compared {
  /** Entries that were compared. */
  size: number;
  state: 'compared' | 'too_many';
  /** Whether time alone may find more. */
  isPending: boolean;
  findings: readonly KeptFinding[];
}

/** How what is new is told: `event` is what endpoints ask for. */
export interface SeenAlerts {
  event: string;
  found(rule: AlertRule, finding: KeptFinding, now: string): FoundAlert;
}

const DUE_MAX = 100;
/** Entries of a ledger that nobody watches, for one look. */
const LOOK_ENTRIES_MAX = 20_000;

/** Keeps what comparisons of ledgers found, so that boards need not compare. */
export class SeenFindings {
  readonly #database: Database;
  readonly #seals: RowSeals;

  constructor(database: Database, seals: RowSeals) {
    this.#database = database;
    this.#seals = seals;
  }

  async due(): Promise<DueLedger[]> {
    const { rows } = await this.#database.of('all').query<DueLedger>(
      `SELECT l.ledger_no AS "ledgerNo", l.ledger_id AS id, l.origin FROM docket.ledger l
       JOIN docket.ledger_head h ON h.ledger_no = l.ledger_no
       LEFT JOIN docket.seen_cursor c ON c.ledger_no = l.ledger_no
       WHERE h.standing = 'here' AND coalesce(c.size, 0) < h.size ORDER BY random() LIMIT ${DUE_MAX}`,
    );
    return rows;
  }

  /**
   * Passes over entries that change nothing of what is found. @returns the size up to which the ledger is to be
   * compared; undefined: nothing is.
   */
  async pass(ledgerNo: number, types: ComparedTypes): Promise<number | undefined> {
    const client = this.#database.of(ledgerNo);
    for (;;) {
      const { rows } = await client.query<PlaceRow>(READ_PLACE, [ledgerNo]);
      const [place] = rows;
      if (place === undefined) return undefined;
      const [from, head] = [Number(place.size), Number(place.head)];
      if (from >= head) return undefined;
      if (place.is_pending) return head;
      const to = Math.min(head, from + LOOK_ENTRIES_MAX);
      const asked = place.state === 'unwatched' ? types.seen : types.all;
      const found = await client.query(FIND_TYPES, [ledgerNo, from, to, asked]);
      if (found.rows.length > 0) return head;
      await client.query(PASS, [ledgerNo, to]);
    }
  }

  /**
   * Leaves what was found and nothing else, and tells what is new of it, in one transaction: of two processes that
   * compared at once the one that saw more is kept, and nothing is told twice.
   */
  async keep(ledgerNo: number, compared: Compared, alerts: SeenAlerts): Promise<void> {
    const { size, state, isPending, findings } = compared;
    await withinLedger(this.#database.plainPool, ledgerNo, async (client) => {
      await client.query(MAKE_PLACE, [ledgerNo]);
      const { rows } = await client.query<{ compared: string }>(LOCK_PLACE, [ledgerNo]);
      if (Number(rows[0]?.compared ?? 0) >= size) return;
      const columns = [
        textArray(findings.map(({ code }) => code)),
        int8Array(findings.map(({ seq }) => seq)),
        int8Array(findings.map(({ observation = NONE }) => observation)),
        textArray(findings.map(({ decisionId }) => decisionId ?? null)),
      ];
      await client.query(REMOVE_OTHERS, [ledgerNo, ...columns.slice(0, 3)]);
      const added = await client.query<AddedRow>(ADD_NEW, [ledgerNo, ...columns]);
      const counts: { [code: string]: number } = {};
      for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
      const told = [ledgerNo, size, isPending, state, JSON.stringify(counts)];
      await client.query(MOVE_PLACE, told);
      await tell(
        client,
        { ledgerNo, seals: this.#seals },
        { alerts, findings: added.rows.map(readFinding) },
      );
    });
  }
}

async function tell(
  client: pg.ClientBase,
  { ledgerNo, seals }: { ledgerNo: number; seals: RowSeals },
  { alerts, findings }: { alerts: SeenAlerts; findings: readonly KeptFinding[] },
): Promise<void> {
  if (findings.length === 0) return;
  const { rows } = await client.query<RuleRow & { now: string }>(READ_RULES, [ledgerNo, SEEN_KIND]);
  const found = rows.flatMap((row) => {
    const rule = ruleOf(row);
    return findings.map((finding) => alerts.found(rule, finding, row.now));
  });
  await fireAlerts(client, { ledgerNo, event: alerts.event, seals }, found);
}

/** readSeenProgress says how far a ledger was compared; undefined: it was not looked at yet, or nobody can say. */
export async function readSeenProgress(
  client: pg.ClientBase,
  ledgerNo: number,
): Promise<SeenProgress | undefined> {
  const { rows } = await client.query<{ state: SeenState; compared: string; counts: string }>(
    'SELECT state, compared, counts FROM docket.seen_cursor WHERE ledger_no = $1',
    [ledgerNo],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { state, compared, counts } = row;
  const findings = readCounts(counts);
  if (findings === undefined) return undefined;
  return { state, comparedSize: Number(compared), findings };
}

/** Undefined of what somebody wrote by hand: it holds up no board, and nobody is told that there are none. */
function readCounts(text: string): { [code: string]: number } | undefined {
  try {
    const counts: unknown = JSON.parse(text);
    if (!isJsonObject(counts)) return undefined;
    const isKept = ([code, count]: [string, unknown]): boolean =>
      isSeenCode(code) && Number.isSafeInteger(count) && Number(count) > 0;
    return Object.entries(counts).every(isKept)
      ? (counts as { [code: string]: number })
      : undefined;
  } catch {
    return undefined;
  }
}

/** Of the closed list of what may be found: anything else is what somebody wrote by hand, and is not served. */
export const isSeenCode = (code: string): boolean =>
  (SEEN_DISAGREEMENT_CODES as readonly string[]).includes(code);

const NONE = -1;

const READ_PLACE = `SELECT coalesce(c.size, 0) AS size, h.size AS head, coalesce(c.is_pending, false) AS is_pending,
    coalesce(c.state, 'unwatched') AS state
  FROM docket.ledger_head h LEFT JOIN docket.seen_cursor c ON c.ledger_no = h.ledger_no WHERE h.ledger_no = $1`;
const FIND_TYPES = `SELECT FROM docket.entry
  WHERE ledger_no = $1 AND seq >= $2 AND seq < $3 AND type = ANY ($4::text[]) LIMIT 1`;
const PASS = `INSERT INTO docket.seen_cursor AS c (ledger_no, size, compared, is_pending, state, counts)
  VALUES ($1, $2, 0, false, 'unwatched', '{}')
  ON CONFLICT ON CONSTRAINT seen_cursor_pkey DO UPDATE SET size = greatest(c.size, EXCLUDED.size)`;
const MAKE_PLACE = `INSERT INTO docket.seen_cursor (ledger_no, size, compared, is_pending, state, counts)
  VALUES ($1, 0, 0, false, 'unwatched', '{}') ON CONFLICT DO NOTHING`;
const LOCK_PLACE = 'SELECT compared FROM docket.seen_cursor WHERE ledger_no = $1 FOR UPDATE';
const MOVE_PLACE = `UPDATE docket.seen_cursor SET size = greatest(size, $2), compared = $2, is_pending = $3, state = $4,
  counts = $5 WHERE ledger_no = $1`;
const REMOVE_OTHERS = `DELETE FROM docket.seen_finding f WHERE f.ledger_no = $1
  AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::bigint[], $4::bigint[]) AS n (code, seq, observation)
    WHERE n.code = f.code COLLATE "default" AND n.seq = f.seq AND n.observation = f.observation)`;
const ADD_NEW = `INSERT INTO docket.seen_finding (ledger_no, code, seq, observation, decision_id)
  SELECT $1, n.code, n.seq, n.observation, n.decision_id
  FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::text[]) AS n (code, seq, observation, decision_id)
  ON CONFLICT DO NOTHING RETURNING code, seq, observation, decision_id`;
const READ_RULES = `SELECT *, ${DATABASE_NOW} AS now FROM docket.alert_rule
  WHERE ledger_no = $1 AND kind = $2 ORDER BY alert_id`;

interface PlaceRow {
  size: string;
  head: string;
  is_pending: boolean;
  state: SeenState;
}

interface AddedRow {
  code: string;
  seq: string;
  observation: string;
  decision_id: string | null;
}

function readFinding({ code, seq, observation, decision_id: decision }: AddedRow): KeptFinding {
  return {
    code,
    seq: Number(seq),
    ...(Number(observation) !== NONE && { observation: Number(observation) }),
    ...(decision !== null && { decisionId: decision }),
  };
}
