import { boardColumn } from '@docket/record';
import type { BoardColumn, BoardPlace } from '@docket/record';
import type pg from 'pg';
import type { Database } from '../database.js';
import type { LedgerService } from '../ledger-service.js';
import { readSeenProgress, type SeenProgress } from '../seen/seen-findings.js';
import { readAsOf } from './as-of.js';
import type { AsOf } from './as-of.js';
import { decisionConditions } from './filters.js';
import type { DecisionFilters } from './filters.js';
import type { SearchIndexer } from './search-indexer.js';
import { DOUBTS, doubtConditions, SIDE_EFFECTS } from './side-effect-search.js';
import type { Doubt } from './side-effect-search.js';

export type Counts = { [name: string]: number };

export interface Counters {
  decisions: number;
  byStatus: Counts;
  byColumn: { [Name in BoardColumn]?: number };
  /** Of the newest Job Card; decisions without one are not in it. */
  byPhase: Counts;
  byStakes: Counts;
  /** Closed ones only. */
  byOutcome: Counts;
  byDirective: Counts;
  /** Decisions whose newest card asks for a human, answered or not. */
  needsHuman: number;
  /** By rule. */
  tripwires: { [rule: string]: { tripped: number; decisions: number } };
  sideEffects: { byState: Counts; inDoubt: number; byDoubt: { [Name in Doubt]: number } };
  /** Of the ledger, whatever is filtered; undefined: it was not looked at yet. */
  seen: SeenProgress | undefined;
  asOf: AsOf;
}

/** Of decisions themselves, without their trip-wires and side effects. */
export type KindCounters = Omit<Counters, 'tripwires' | 'sideEffects'>;

type GroupRow = BoardPlace & {
  stakes: string;
  outcome: string | null;
  directive: string;
  needs_human: boolean;
  n: string;
};

/** Counts what DecisionSearch finds. */
export class CounterReader {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #indexer: SearchIndexer;

  constructor(database: Database, ledgers: LedgerService, indexer: SearchIndexer) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#indexer = indexer;
  }

  /**
   * Counts decisions that the filters leave, with their trip-wires and side effects. `openSince`: see
   * SideEffectFilters.
   * @throws {StoreRefusal} `unknown_ledger`; `overloaded` when it takes longer than ten seconds.
   */
  async read(ledgerId: string, filters: DecisionFilters, openSince: string): Promise<Counters> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const asked = { ledgerNo, byWords: filters.tsquery !== undefined };
    const services = { database: this.#database, indexer: this.#indexer };
    const { answer, asOf } = await readAsOf(services, asked, async (client) => ({
      ...(await countDecisions(client, ledgerNo, filters)),
      tripwires: await countTripwires(client, ledgerNo, filters),
      sideEffects: await countSideEffects(client, ledgerNo, { filters, openSince }),
    }));
    return { ...answer, asOf };
  }

  /** The same without trip-wires and side effects. @throws as `read`. */
  async readDecisions(ledgerId: string, filters: DecisionFilters): Promise<KindCounters> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const asked = { ledgerNo, byWords: filters.tsquery !== undefined };
    const services = { database: this.#database, indexer: this.#indexer };
    const { answer, asOf } = await readAsOf(services, asked, (client) =>
      countDecisions(client, ledgerNo, filters),
    );
    return { ...answer, asOf };
  }

  /**
   * Counts the decisions that were opened behind each of some entries, and before the next of them.
   * @param seqs ascending.
   * @throws {StoreRefusal} as `read`.
   */
  async openedBehind(
    ledgerId: string,
    seqs: readonly number[],
  ): Promise<{ counts: number[]; asOf: AsOf }> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const services = { database: this.#database, indexer: this.#indexer };
    const { answer: counts, asOf } = await readAsOf(
      services,
      { ledgerNo, byWords: false },
      (client) => countBehind(client, ledgerNo, seqs),
    );
    return { counts, asOf };
  }
}

/** How many decisions were opened behind each of some entries and before the next of them; behind the last, all. */
async function countBehind(
  client: pg.ClientBase,
  ledgerNo: number,
  seqs: readonly number[],
): Promise<number[]> {
  const { rows } = await client.query<{ at: number; n: string }>(
    `SELECT width_bucket(d.opened_seq, $2::bigint[]) AS at, count(*) AS n
     FROM docket.search_decision d WHERE d.ledger_no = $1 GROUP BY 1`,
    [ledgerNo, seqs],
  );
  const counted = new Map(rows.map(({ at, n }) => [at, Number(n)]));
  return seqs.map((_, i) => counted.get(i + 1) ?? 0);
}

/** Filters by columns of `search_count`. */
const KEPT: readonly (keyof DecisionFilters)[] = [
  'status',
  'phase',
  'outcome',
  'stakes',
  'directive',
  'needsHuman',
  'column',
];

const isKept = (filters: DecisionFilters): boolean =>
  Object.entries(filters).every(
    ([name, value]) => value === undefined || KEPT.some((one) => one === name),
  );

async function countDecisions(
  client: pg.ClientBase,
  ledgerNo: number,
  filters: DecisionFilters,
): Promise<Omit<KindCounters, 'asOf'>> {
  const where = decisionConditions(ledgerNo, filters);
  const columns = 'd.status, d.phase, d.stakes, d.outcome, d.directive, d.needs_human';
  // By what is counted already, it is not counted again: a ledger may have very many.
  const text = isKept(filters)
    ? `SELECT ${columns}, d.decisions AS n FROM docket.search_count d WHERE ${where.toString()} AND d.decisions <> 0`
    : `SELECT ${columns}, count(*) AS n FROM docket.search_decision d WHERE ${where.toString()} GROUP BY ${columns}`;
  const { rows } = await client.query<GroupRow>(text, where.values);
  const byColumn: Counters['byColumn'] = {};
  const counts = { byStatus: {}, byPhase: {}, byStakes: {}, byOutcome: {}, byDirective: {} };
  let [decisions, needsHuman] = [0, 0];
  for (const row of rows) {
    const n = Number(row.n);
    const column = boardColumn(row);
    decisions += n;
    if (row.needs_human) needsHuman += n;
    byColumn[column] = (byColumn[column] ?? 0) + n;
    add(counts.byStatus, row.status, n);
    add(counts.byPhase, row.phase, n);
    add(counts.byStakes, row.stakes, n);
    add(counts.byOutcome, row.outcome, n);
    add(counts.byDirective, row.directive, n);
  }
  const seen = await readSeenProgress(client, ledgerNo);
  return { decisions, byColumn, needsHuman, ...counts, seen };
}

function add(counts: Counts, name: string | null, n: number): void {
  if (name !== null) counts[name] = (counts[name] ?? 0) + n;
}

async function countTripwires(
  client: pg.ClientBase,
  ledgerNo: number,
  filters: DecisionFilters,
): Promise<Counters['tripwires']> {
  const where = decisionConditions(ledgerNo, filters);
  const { rows } = await client.query<{ rule: string; tripped: string; decisions: string }>(
    `SELECT t.rule, count(*) AS tripped, count(DISTINCT t.opened_seq) AS decisions
     FROM docket.search_tripwire t
     JOIN docket.search_decision d ON d.ledger_no = t.ledger_no AND d.opened_seq = t.opened_seq
     WHERE ${where.toString()} GROUP BY t.rule ORDER BY t.rule`,
    where.values,
  );
  return Object.fromEntries(
    rows.map(({ rule, tripped, decisions }) => [
      rule,
      { tripped: Number(tripped), decisions: Number(decisions) },
    ]),
  );
}

async function countSideEffects(
  client: pg.ClientBase,
  ledgerNo: number,
  { filters, openSince }: { filters: DecisionFilters; openSince: string },
): Promise<Counters['sideEffects']> {
  const where = decisionConditions(ledgerNo, filters);
  const doubts = doubtConditions(where.value(openSince));
  const any = Object.values(doubts).join(' OR ');
  const columns = Object.entries(doubts).map(
    ([name, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${name}`,
  );
  type Row = { state: string; n: string; in_doubt: string } & Record<Doubt, string>;
  const { rows } = await client.query<Row>(
    `SELECT s.state, count(*) AS n, count(*) FILTER (WHERE ${any}) AS in_doubt, ${columns.join(', ')}
     FROM ${SIDE_EFFECTS} WHERE ${where.toString()} GROUP BY s.state ORDER BY s.state`,
    where.values,
  );
  const counted: Counters['sideEffects'] = {
    byState: {},
    inDoubt: 0,
    byDoubt: { outcome_unknown: 0, open_too_long: 0, decision_closed: 0 },
  };
  for (const row of rows) {
    add(counted.byState, row.state, Number(row.n));
    counted.inDoubt += Number(row.in_doubt);
    for (const doubt of DOUBTS) counted.byDoubt[doubt] += Number(row[doubt]);
  }
  return counted;
}
