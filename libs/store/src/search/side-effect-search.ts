import type { Database } from '../database.js';
import type { LedgerService } from '../ledger-service.js';
import { readAsOf } from './as-of.js';
import type { AsOf } from './as-of.js';
import type { Order } from './decision-search.js';
import { Conditions, effectCondition } from './filters.js';
import type { EffectFilters } from './filters.js';
import type { SearchIndexer } from './search-indexer.js';

/** Why it cannot be said what became of a side effect. */
export const DOUBTS = ['outcome_unknown', 'open_too_long', 'decision_closed'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** After this long without an outcome an action is in doubt, unless the reader says otherwise. */
export const OPEN_SECONDS_DEFAULT = 900;

export interface SideEffectFilters {
  decision?: string;
  state?: string;
  effect?: EffectFilters;
  idempotencyKey?: string;
  inDoubt?: boolean;
  /** An action registered before this moment (RFC 3339 UTC, milliseconds) and still open is in doubt. */
  openSince: string;
}

export interface FoundSideEffect {
  sideEffectId: string;
  decisionId: string;
  decisionStatus: string;
  /** What the first entry about it says; null where that could not be read. */
  operation: string | null;
  targetSystem: string | null;
  targetResource: string | null;
  owner: string | null;
  amount: { value: string; currency: string } | null;
  idempotencyKey: string | null;
  state: string;
  unannounced: boolean;
  firstSeq: number;
  firstTime: string;
  lastSeq: number;
  lastTime: string;
  doubts: Doubt[];
}

export interface SideEffectPage {
  sideEffects: FoundSideEffect[];
  next?: number;
  asOf: AsOf;
}

interface SideEffectRow {
  side_effect_id: string;
  decision_id: string;
  decision_status: string;
  operation: string | null;
  target_system: string | null;
  target_resource: string | null;
  owner: string | null;
  amount_value: string | null;
  amount_currency: string | null;
  idempotency_key: string | null;
  state: string;
  unannounced: boolean;
  first_seq: string;
  first_time: string;
  last_seq: string;
  last_time: string;
  outcome_unknown: boolean;
  open_too_long: boolean;
  decision_closed: boolean;
}

/** Rows `s` of side effects with their decisions `d`. */
export const SIDE_EFFECTS = `docket.search_side_effect s
  JOIN docket.search_decision d ON d.ledger_no = s.ledger_no AND d.opened_seq = s.opened_seq`;

/** States in which nothing says how it ended; the index of unsettled ones has the same list. */
export const UNSETTLED = `s.state IN ('intent', 'executing', 'outcome_unknown')`;

/** The conditions of doubt; `since` names the parameter of SideEffectFilters.openSince. */
export function doubtConditions(since: string): { readonly [Name in Doubt]: string } {
  const isOpen = `s.state IN ('intent', 'executing')`;
  return {
    outcome_unknown: `s.state = 'outcome_unknown'`,
    open_too_long: `(${isOpen} AND s.first_time < ${since})`,
    decision_closed: `(${isOpen} AND d.status = 'closed')`,
  };
}

/** Lists side effects, above all those that nobody can account for. */
export class SideEffectSearch {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #indexer: SearchIndexer;

  constructor(database: Database, ledgers: LedgerService, indexer: SearchIndexer) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#indexer = indexer;
  }

  /** @throws {StoreRefusal} `unknown_ledger`; `overloaded` when it takes longer than ten seconds. */
  async find(
    ledgerId: string,
    filters: SideEffectFilters,
    page: { limit: number; order: Order; after?: number },
  ): Promise<SideEffectPage> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { text, values } = statementFor(ledgerNo, filters, page);
    const asked = { ledgerNo, byWords: false };
    const services = { database: this.#database, indexer: this.#indexer };
    const { answer, asOf } = await readAsOf(services, asked, async (client) => {
      return (await client.query<SideEffectRow>(text, values)).rows.map(readRow);
    });
    const sideEffects = answer.slice(0, page.limit);
    const last = sideEffects.at(-1);
    const isMore = answer.length > page.limit && last !== undefined;
    return { sideEffects, ...(isMore ? { next: last.firstSeq } : {}), asOf };
  }
}

function statementFor(
  ledgerNo: number,
  filters: SideEffectFilters,
  { limit, order, after }: { limit: number; order: Order; after?: number },
): { text: string; values: unknown[] } {
  const where = new Conditions(ledgerNo, 's.ledger_no = $1');
  const doubts = doubtConditions(where.value(filters.openSince));
  where.equal('d.decision_id', filters.decision);
  where.equal('s.state', filters.state);
  if (filters.effect !== undefined) where.add(effectCondition(where, filters.effect, 's'));
  where.equal('s.idempotency_key', filters.idempotencyKey);
  const inDoubt = `(${UNSETTLED} AND (${Object.values(doubts).join(' OR ')}))`;
  if (filters.inDoubt !== undefined) where.add(filters.inDoubt ? inDoubt : `NOT ${inDoubt}`);
  const [comparison, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
  if (after !== undefined) where.add(`s.first_seq ${comparison} ${where.value(after)}`);
  const columns = Object.entries(doubts).map(([name, condition]) => `${condition} AS ${name}`);
  const text = `SELECT s.*, d.decision_id, d.status AS decision_status, ${columns.join(', ')}
    FROM ${SIDE_EFFECTS} WHERE ${where.toString()}
    ORDER BY s.first_seq ${direction} LIMIT ${where.value(limit + 1)}`;
  return { text, values: where.values };
}

function readRow(row: SideEffectRow): FoundSideEffect {
  const { amount_value: value, amount_currency: currency } = row;
  return {
    sideEffectId: row.side_effect_id,
    decisionId: row.decision_id,
    decisionStatus: row.decision_status,
    operation: row.operation,
    targetSystem: row.target_system,
    targetResource: row.target_resource,
    owner: row.owner,
    amount: value === null || currency === null ? null : { value, currency },
    idempotencyKey: row.idempotency_key,
    state: row.state,
    unannounced: row.unannounced,
    firstSeq: Number(row.first_seq),
    firstTime: row.first_time,
    lastSeq: Number(row.last_seq),
    lastTime: row.last_time,
    doubts: DOUBTS.filter((doubt) => row[doubt]),
  };
}
