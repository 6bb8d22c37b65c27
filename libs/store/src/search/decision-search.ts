import type pg from 'pg';
import { int8Array } from '../binary-array.js';
import type { Database } from '../database.js';
import type { StoredSummary } from '../entry-reader.js';
import type { LedgerService } from '../ledger-service.js';
import { readAsOf } from './as-of.js';
import type { AsOf } from './as-of.js';
import { citationCondition, Conditions, decisionConditions, textCondition } from './filters.js';
import type { DecisionFilters } from './filters.js';
import type { SearchIndexer } from './search-indexer.js';
import { isSeenCode } from '../seen/seen-findings.js';

export type Order = 'newest' | 'oldest';

export interface SearchPage {
  /** Most decisions, at most 500. */
  limit: number;
  order: Order;
  /** `next` of the page before. */
  after?: number;
}

/** A record because of which a decision was found. */
export interface Match {
  seq: number;
  type: string;
  by: 'text' | 'lineage';
}

export interface FoundDecision extends StoredSummary {
  subjectRef: string | null;
  /** For text and lineage filters: the first records that match, at most five of each. */
  matches: Match[];
  /** What of it does not agree with what was seen, as of the last comparison; each once. */
  seen: string[];
}

export interface FoundPage {
  decisions: FoundDecision[];
  /** Absent on the last page. */
  next?: number;
  asOf: AsOf;
}

const SEARCH_PAGE_MAX = 500;
const MATCHES_MAX = 5;

interface DecisionRow {
  decision_id: string;
  opened_seq: string;
  last_seq: string;
  entry_count: number;
  needs_human: boolean;
  status: string;
  phase: string | null;
  directive: string;
  stakes: string;
  agent_id: string;
  agent_name: string | null;
  goal: string;
  outcome: string | null;
  opened_at: string;
  last_time: string;
  subject_ref: string | null;
  seen: string[];
}

/** Finds decisions by what is recorded in them. */
export class DecisionSearch {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #indexer: SearchIndexer;

  constructor(database: Database, ledgers: LedgerService, indexer: SearchIndexer) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#indexer = indexer;
  }

  /** @throws {StoreRefusal} `unknown_ledger`; `overloaded` when it takes longer than ten seconds. */
  async find(ledgerId: string, filters: DecisionFilters, page: SearchPage): Promise<FoundPage> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const limit = Math.min(page.limit, SEARCH_PAGE_MAX);
    const asked = { ledgerNo, byWords: filters.tsquery !== undefined };
    const services = { database: this.#database, indexer: this.#indexer };
    const { answer, asOf } = await readAsOf(services, asked, async (client) => {
      // One more than asked for says whether there is a next page.
      const found = await findPage(client, ledgerNo, filters, { ...page, limit: limit + 1 });
      const shown = found.slice(0, limit);
      return {
        shown,
        isMore: found.length > limit,
        matches: await findMatches(client, ledgerNo, filters, shown),
      };
    });
    const decisions = answer.shown.map((row) => readRow(row, answer.matches.get(row.opened_seq)));
    const last = decisions.at(-1);
    const next = answer.isMore && last !== undefined ? { next: last.openedSeq } : {};
    return { decisions, ...next, asOf };
  }
}

async function findPage(
  client: pg.ClientBase,
  ledgerNo: number,
  filters: DecisionFilters,
  { limit, order, after }: SearchPage,
): Promise<DecisionRow[]> {
  const where = decisionConditions(ledgerNo, filters);
  const [comparison, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
  if (after !== undefined) where.add(`d.opened_seq ${comparison} ${where.value(after)}`);
  const text = `SELECT d.*, ${SEEN} AS seen FROM docket.search_decision d WHERE ${where.toString()}
    ORDER BY d.opened_seq ${direction} LIMIT ${where.value(limit)}`;
  return (await client.query<DecisionRow>(text, where.values)).rows;
}

const SEEN = `ARRAY(SELECT DISTINCT f.code::text FROM docket.seen_finding f
    WHERE f.ledger_no = d.ledger_no AND f.decision_id = d.decision_id ORDER BY 1)`;

/** The records that made the filters hold, by the position of their decision. */
async function findMatches(
  client: pg.ClientBase,
  ledgerNo: number,
  { tsquery, cites }: DecisionFilters,
  rows: readonly DecisionRow[],
): Promise<Map<string, Match[]>> {
  const matches = new Map<string, Match[]>();
  const opened = rows.map((row) => Number(row.opened_seq));
  const read = async (by: Match['by'], where: Conditions, select: string): Promise<void> => {
    const text = `SELECT p.opened_seq, m.seq, m.type
      FROM unnest(${where.value(int8Array(opened))}::bigint[]) AS p (opened_seq)
      CROSS JOIN LATERAL (${select} AND r.opened_seq = p.opened_seq AND ${where.toString()}
        ORDER BY r.seq LIMIT ${MATCHES_MAX}) m ORDER BY m.seq`;
    const found = await client.query<{ opened_seq: string; seq: string; type: string }>(
      text,
      where.values,
    );
    for (const { opened_seq: decision, seq, type } of found.rows) {
      matches.set(decision, [...(matches.get(decision) ?? []), { seq: Number(seq), type, by }]);
    }
  };
  if (opened.length > 0 && tsquery !== undefined) {
    const where = new Conditions(ledgerNo, 'r.ledger_no = $1');
    where.add(textCondition(where, tsquery, 'r'));
    await read('text', where, 'SELECT r.seq, r.type FROM docket.search_text r WHERE true');
  }
  if (opened.length > 0 && cites !== undefined) {
    const where = new Conditions(ledgerNo, 'r.ledger_no = $1');
    where.add(citationCondition(where, cites, 'r'));
    const type = `'job_card.filed'`;
    const select = `SELECT DISTINCT r.seq, ${type} AS type FROM docket.search_document r WHERE true`;
    await read('lineage', where, select);
  }
  return matches;
}

function readRow(row: DecisionRow, matches: Match[] = []): FoundDecision {
  return {
    id: row.decision_id,
    openedSeq: Number(row.opened_seq),
    lastSeq: Number(row.last_seq),
    entryCount: row.entry_count,
    status: row.status,
    phase: row.phase,
    directive: row.directive,
    stakes: row.stakes,
    needsHuman: row.needs_human,
    agentId: row.agent_id,
    agentName: row.agent_name,
    goal: row.goal,
    outcome: row.outcome,
    openedAt: row.opened_at,
    lastTime: row.last_time,
    subjectRef: row.subject_ref,
    matches,
    seen: row.seen.filter(isSeenCode),
  };
}
