import { CUSTODY_TYPES } from '@docket/record';
import type { Database } from '../database.js';
import { copyRows, int8Field, textField } from '../read/copy-rows.js';
import { mismatchOf, type MismatchState, type SearchMismatch } from './held-search.js';
import type { SearchTable } from './statements.js';

/**
 * What of the search projection no single range of entries can show: rows beyond the cursor, states of decisions, writers
 * that wrote nothing, and actions whose last entry is none of theirs.
 */
export async function* searchStrays(
  database: Database,
  ledgerNo: number,
  snapshotId: string | undefined,
): AsyncGenerator<SearchMismatch[]> {
  const query = SEARCH_STRAYS.replaceAll('$1', String(ledgerNo));
  for await (const rows of copyRows(database, { query, ledger: ledgerNo, snapshotId })) {
    yield rows.map(([table, state, seq, decision]) =>
      mismatchOf(textField(table) as SearchTable, textField(state) as MismatchState, {
        seq: int8Field(seq),
        decision: decision && textField(decision),
      }),
    );
  }
}

const CURSOR = 'coalesce((SELECT c.size FROM docket.search_cursor c WHERE c.ledger_no = $1), 0)';

/** A row that was put there before its entry was indexed, or is of no entry at all; named by entry 0 where it is before that. */
const beyond = (table: SearchTable, position: string): string =>
  [`>= ${CURSOR}`, '< 0']
    .map(
      (
        where,
      ) => `SELECT '${table}', 'stray', greatest(t.${position}, 0), NULL FROM docket.${table} t
   WHERE t.ledger_no = $1 AND t.${position} ${where}`,
    )
    .join(' UNION ALL ');

/** What a decision is shown and filtered by, and its table of states repeats. */
const SHOWN = [
  'opened_at',
  'last_seq',
  'entry_count',
  'needs_human',
  'status',
  'phase',
  'directive',
].concat(['stakes', 'agent_id', 'agent_name', 'goal', 'outcome', 'last_time']);
const shown = (alias: string): string => SHOWN.map((name) => `${alias}.${name}`).join(', ');

/**
 * Decisions that search does not find as their table of states has them. The state may be newer than the entries indexed,
 * never older; behind the cursor it is the newest.
 */
const OTHERWISE_FOUND = `docket.decision d
  LEFT JOIN docket.search_decision s ON s.ledger_no = d.ledger_no AND s.opened_seq = d.opened_seq
  WHERE d.ledger_no = $1 AND d.opened_seq < ${CURSOR} AND (s.ledger_no IS NULL OR s.last_seq > d.last_seq
    OR (d.last_seq < ${CURSOR} OR s.last_seq = d.last_seq) AND ((${shown('s')}) IS DISTINCT FROM (${shown('d')}) OR s.status = 'held' AND s.waits = 0))`;

const DECISIONS = `SELECT 'search_decision', CASE WHEN s.ledger_no IS NULL THEN 'missing' ELSE 'changed' END,
    d.opened_seq, d.decision_id
  FROM ${OTHERWISE_FOUND}`;

/** A row of a table of decisions that no entry opens. */
const unopened = (table: string): string =>
  `SELECT t.opened_seq FROM docket.${table} t WHERE t.ledger_no = $1 AND t.opened_seq >= $2 AND t.opened_seq < $3
   AND NOT EXISTS (SELECT FROM docket.entry e WHERE e.ledger_no = t.ledger_no AND e.seq = t.opened_seq
     AND e.decision_seq = 0 AND e.decision_id = t.decision_id)`;

/** Where decisions begin, from `$2` to before `$3`, that lists find otherwise than their states say, or that there are not. */
export const FIND_OTHERWISE_SHOWN = `SELECT opened_seq FROM (SELECT d.opened_seq FROM ${OTHERWISE_FOUND}
    AND d.opened_seq >= $2 AND d.opened_seq < $3
  UNION ${unopened('decision')} UNION ${unopened('search_decision')}) u ORDER BY 1`;

const KIND = 'status, phase, directive, stakes, outcome, needs_human';
/** What is counted of a kind against its rows. */
const FIND_MISCOUNTED = `SELECT 'search_count', 'changed', greatest(coalesce(min(k.opened_seq), 0), 0), NULL
  FROM (SELECT ${KIND}, decisions, waits, NULL::bigint AS opened_seq FROM docket.search_count WHERE ledger_no = $1
    UNION ALL SELECT ${KIND}, -count(*), -sum(waits), min(opened_seq) FROM docket.search_decision
      WHERE ledger_no = $1 GROUP BY ${KIND}) k
  GROUP BY ${KIND} HAVING sum(decisions) <> 0 OR sum(waits) <> 0`;

const outside = (table: string): string =>
  `EXISTS (SELECT FROM docket.${table} t WHERE t.ledger_no = $1 AND t.opened_seq < 0)
   OR EXISTS (SELECT FROM docket.${table} t WHERE t.ledger_no = $1 AND t.opened_seq >= $2)`;

/** Whether there is what no entry is at fault for: decisions outside of the ledger, which is of size `$2`, and counts of others. */
export const IS_SHOWN_OUTSIDE = `SELECT ${outside('decision')} OR ${outside('search_decision')}
  OR EXISTS (${FIND_MISCOUNTED}) AS is_so`;

/** Who only read or exported did not write. */
const CUSTODY = CUSTODY_TYPES.map((type) => `'${type}'`).join(', ');
const WRITERS = `SELECT 'search_writer', 'stray', w.opened_seq, o.decision_id
  FROM docket.search_writer w
  LEFT JOIN docket.entry o ON o.ledger_no = w.ledger_no AND o.seq = w.opened_seq
  WHERE w.ledger_no = $1 AND NOT EXISTS (SELECT FROM docket.entry e
    WHERE e.ledger_no = w.ledger_no AND e.decision_id = o.decision_id AND e.type NOT IN (${CUSTODY})
      AND position(convert_to('"actor":' || to_json(w.actor)::text, 'UTF8') IN e.leaf) > 0)`;

const SIDE_EFFECTS = `SELECT 'search_side_effect', 'changed', t.first_seq, o.decision_id
  FROM docket.search_side_effect t
  LEFT JOIN docket.entry o ON o.ledger_no = t.ledger_no AND o.seq = t.opened_seq
  LEFT JOIN docket.entry e ON e.ledger_no = t.ledger_no AND e.seq = t.last_seq
  WHERE t.ledger_no = $1 AND (t.last_seq >= ${CURSOR} OR e.type IS NULL OR e.type NOT LIKE 'side\\_effect.%'
    OR e.decision_id IS DISTINCT FROM o.decision_id)`;

const SEARCH_STRAYS = [
  beyond('search_text', 'seq'),
  beyond('search_document', 'seq'),
  beyond('search_tripwire', 'seq'),
  beyond('search_skipped', 'seq'),
  beyond('search_decision', 'opened_seq'),
  DECISIONS,
  WRITERS,
  SIDE_EFFECTS,
  FIND_MISCOUNTED,
].join(' UNION ALL ');
