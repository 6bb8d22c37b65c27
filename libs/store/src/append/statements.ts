import {
  BODY_COLUMNS,
  CHANGING_DECISION_COLUMNS,
  DECISION_COLUMNS,
  ENTRY_COLUMNS,
  KEY_COLUMNS,
  TILE_COLUMNS,
} from './columns.js';
import type { ParameterColumn, Shape } from './columns.js';

/**
 * Every statement of an append. All are named, so that each connection parses them once.
 */

/**
 * A statement of its own: under READ COMMITTED each statement sees what was committed when it began,
 * so the ones after this one see everything that the lock's previous holder wrote. Reading in the same
 * statement as locking would see the state from before the wait, and fork the chain.
 */
export const LOCK_HEAD = {
  name: 'docket-lock-head',
  // Of the entry that was the last one seen, and of the ledger's origin, the state before the wait is as
  // good as the one after it: neither ever changes.
  text: `SELECT size, last_hash, last_time, frontier,
    (SELECT leaf_hash FROM docket.entry WHERE ledger_no = $1 AND seq = $2) AS at_seen,
    (SELECT origin FROM docket.ledger WHERE ledger_no = $1) AS origin
  FROM docket.ledger_head WHERE ledger_no = $1 FOR UPDATE`,
};

/**
 * LATERAL with LIMIT makes it one index lookup a key. As a plain join, PostgreSQL reads every key of the
 * ledger where many are wanted and the table has no statistics yet: a batch then costs more the longer
 * the ledger is.
 */
export const FIND_KEYS = {
  name: 'docket-find-keys',
  text: `SELECT i.principal, i.key, i.seq, i.entry_count, i.request_digest, i.answer, e.decision_id, e.type, e.leaf, (
      SELECT b.body FROM docket.body b WHERE b.ledger_no = $1 AND b.seq = i.seq
    ) AS body
  FROM unnest($2::text[], $3::text[]) AS wanted (principal, key)
  CROSS JOIN LATERAL (
    SELECT * FROM docket.idempotency
    WHERE ledger_no = $1 AND principal = wanted.principal AND key = wanted.key LIMIT 1
  ) i
  LEFT JOIN docket.entry e ON e.ledger_no = $1 AND e.seq = i.seq`,
};

/** Of an entry `e` and its body `b`: what it takes to read it as a record (`RecordRow`). */
export const RECORD_FIELDS = 'e.type, e.leaf, b.body, b.secret, b.disclosure';

/** Entries outside decisions, in order, after the one that the caller knows. */
export const FIND_LEDGER_RECORDS = {
  name: 'docket-find-ledger-records',
  text: `SELECT e.seq, ${RECORD_FIELDS}
  FROM docket.entry e LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
  WHERE e.ledger_no = $1 AND e.seq > $2 AND e.decision_id IS NULL
  ORDER BY e.seq LIMIT $3`,
};

/** Of a decision `d`: its row, and the last entry `e` that there is of it, since the row is what somebody says of it. */
export const DECISION_FIELDS = `d.decision_id, d.last_hash, d.state,
    e.seq AS at_seq, e.decision_seq AS at_decision_seq, e.leaf_hash AS at_hash`;
export const LAST_ENTRY = `LEFT JOIN LATERAL (
    SELECT seq, decision_seq, leaf_hash FROM docket.entry
    WHERE ledger_no = d.ledger_no AND decision_id = d.decision_id ORDER BY decision_seq DESC LIMIT 1
  ) e ON true`;

/**
 * Only the decisions whose last entry is not the one that the caller knows: by the row, or by the entries.
 */
export const FIND_CHANGED_DECISIONS = {
  name: 'docket-find-changed-decisions',
  text: `SELECT ${DECISION_FIELDS}
  FROM unnest($2::text[], $3::bigint[]) AS known (decision_id, last_seq)
  JOIN docket.decision d ON d.ledger_no = $1 AND d.decision_id = known.decision_id
  ${LAST_ENTRY}
  WHERE d.last_seq <> known.last_seq OR e.seq IS DISTINCT FROM known.last_seq`,
};

/** One decision, by its id. */
export const FIND_DECISION = {
  name: 'docket-find-decision',
  text: `SELECT ${DECISION_FIELDS} FROM docket.decision d ${LAST_ENTRY}
  WHERE d.ledger_no = $1 AND d.decision_id = $2`,
};

/** Entries of decisions by their positions in them. */
export const FIND_REFERENCED_ENTRIES = {
  name: 'docket-find-referenced-entries',
  text: `SELECT e.decision_id, e.decision_seq, e.type, e.leaf_hash
  FROM unnest($2::text[], $3::integer[]) AS wanted (decision_id, decision_seq)
  CROSS JOIN LATERAL (
    SELECT * FROM docket.entry
    WHERE ledger_no = $1 AND decision_id = wanted.decision_id AND decision_seq = wanted.decision_seq LIMIT 1
  ) e`,
};

export const FIND_DECISION_STATES = {
  name: 'docket-find-decision-states',
  text: `SELECT decision_id, state FROM docket.decision
  WHERE ledger_no = $1 AND decision_id = ANY($2::text[])`,
};

/**
 * Those of the wanted agents that opened a decision: what is indexed for searches, and the decisions that
 * are not indexed yet.
 */
export const FIND_OPENING_AGENTS = {
  name: 'docket-find-opening-agents',
  text: `SELECT wanted.agent_id
  FROM unnest($2::text[]) AS wanted (agent_id)
  WHERE EXISTS (
    SELECT FROM docket.search_decision s WHERE s.ledger_no = $1 AND s.agent_id = wanted.agent_id
  ) OR EXISTS (
    SELECT FROM docket.decision d WHERE d.ledger_no = $1 AND d.agent_id = wanted.agent_id
      AND d.opened_seq >= coalesce((SELECT size FROM docket.search_cursor WHERE ledger_no = $1), 0)
  )`,
};

/** The entries of one decision from a position on, in order, with their bodies. */
export const FIND_DECISION_ENTRIES = {
  name: 'docket-find-decision-entries',
  text: `SELECT e.seq, e.decision_seq, ${RECORD_FIELDS}
  FROM docket.entry e LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
  WHERE e.ledger_no = $1 AND e.decision_id = $2 AND e.decision_seq >= $3
  ORDER BY e.decision_seq LIMIT $4`,
};

/** The entries that bring a policy, in order. */
export const FIND_POLICIES = {
  name: 'docket-find-policies',
  text: `SELECT e.seq, ${RECORD_FIELDS}
  FROM docket.entry e LEFT JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
  WHERE e.ledger_no = $1 AND e.decision_id IS NULL AND e.type IN ('ledger.created', 'policy.changed')
  ORDER BY e.seq`,
};

export const READ_LEAF_HASHES = {
  name: 'docket-read-leaf-hashes',
  text: `SELECT leaf_hash AS hash FROM docket.entry
  WHERE ledger_no = $1 AND seq >= $2 AND seq < $3 ORDER BY seq`,
};

export const READ_TILE_ROOTS = {
  name: 'docket-read-tile-roots',
  text: `SELECT root AS hash FROM docket.tile
  WHERE ledger_no = $1 AND level = $4 AND index >= $2 AND index < $3 ORDER BY index`,
};

/** As far as a statement's text needs to know a column. */
type Named = Pick<ParameterColumn<never>, 'name' | 'type'>;

const names = (list: readonly Named[]): string => list.map(({ name }) => name).join(', ');

/** The rows of the parameters from `$first` on, as a table `n`. */
function rows(list: readonly Named[], first: number): string {
  const values = list.map(({ type }, i) => `$${first + i}::${type}[]`).join(', ');
  return `unnest(${values}) AS n (${names(list)})`;
}

/** Parameters of an append that the head takes: ledger, head before (2), head after (4), earliest time for it. */
const HEAD_PARAMETERS = 8;

/**
 * A whole batch in one statement, and only if the head still is where the batch was planned to begin, and
 * the database's clock says that its time has come. Inside a transaction that holds the lock the head always
 * is; outside of one the statement is its own transaction, which saves the round trip for the lock while
 * nobody else writes. The function is the only way to append that the server's role has (0001_ledger.sql).
 */
function append(shape: Shape, hasKeysAndTiles: boolean): { name: string; text: string } {
  const plain = [ENTRY_COLUMNS, BODY_COLUMNS, DECISION_COLUMNS].flat().length + HEAD_PARAMETERS;
  const extra = [KEY_COLUMNS, TILE_COLUMNS].flat().length;
  const values = Array.from({ length: plain + extra }, (_, i) =>
    i < plain || hasKeysAndTiles ? `$${i + 1}` : 'NULL',
  );
  values[plain - HEAD_PARAMETERS] = namedLedger(1 + plain - HEAD_PARAMETERS);
  const taken = shape === 'one' ? values.slice(0, plain) : values;
  return {
    name: `docket-append-${shape}${hasKeysAndTiles ? '-with-keys-and-tiles' : ''}`,
    text: `SELECT docket.append_${shape}(${taken.join(', ')}) AS answer`,
  };
}

/**
 * Names the ledger (ledger-scope.ts) before the function is called, whose argument it is, for the transaction alone: a
 * statement of its own in front of each batch would be a tenth of what PostgreSQL does for one entry.
 */
const namedLedger = (place: number): string =>
  `set_config('docket.ledger', $${place}::text, true)::integer`;

/** One entry and its decision, as a writer that is alone sends it: arrays would double the time. */
export const APPEND_ONE = append('one', false);
/** Most batches: no idempotency key is used for the first time, and no tile becomes full. */
export const APPEND_MANY = append('many', false);
/** Each part costs PostgreSQL time even when it has no rows. */
export const APPEND_ALL = append('many', true);

/** Decisions in the place of the rows that they have, in all columns: `$1` is the ledger's number. */
export const REPLACE_DECISION_ROWS = `UPDATE docket.decision AS d SET
  ${DECISION_COLUMNS.map(({ name }) => `${name} = n.${name}`).join(', ')}
  FROM ${rows(DECISION_COLUMNS, 2)} WHERE d.ledger_no = $1::integer AND d.decision_id = n.decision_id`;

/*
 * For rebuilding: the projections alone, first beside what there is, so that rows which are right already are
 * not written again and the tables do not grow.
 */
const REBUILT_DECISIONS = 'pg_temp.rebuilt_decision';
const REBUILT_KEYS = 'pg_temp.rebuilt_key';

export const MAKE_REBUILT = [
  `CREATE TEMPORARY TABLE rebuilt_decision (LIKE docket.decision INCLUDING ALL) ON COMMIT DROP`,
  `CREATE TEMPORARY TABLE rebuilt_key (LIKE docket.idempotency INCLUDING ALL) ON COMMIT DROP`,
];

export const UPSERT_REBUILT_DECISIONS = {
  name: 'docket-upsert-rebuilt-decisions',
  text: `INSERT INTO ${REBUILT_DECISIONS} (ledger_no, ${names(DECISION_COLUMNS)})
  SELECT $1::integer, ${names(DECISION_COLUMNS)} FROM ${rows(DECISION_COLUMNS, 2)}
  ON CONFLICT (ledger_no, decision_id) DO UPDATE SET
  ${CHANGING_DECISION_COLUMNS.map(({ name }) => `${name} = EXCLUDED.${name}`).join(', ')}`,
};

export const INSERT_REBUILT_KEYS = {
  name: 'docket-insert-rebuilt-keys',
  text: `INSERT INTO ${REBUILT_KEYS} (ledger_no, ${names(KEY_COLUMNS)})
  SELECT $1::integer, ${names(KEY_COLUMNS)} FROM ${rows(KEY_COLUMNS, 2)}`,
};

export const FIND_REBUILT_DECISIONS = {
  name: 'docket-find-rebuilt-decisions',
  text: `SELECT decision_id, last_hash, state FROM ${REBUILT_DECISIONS}
  WHERE ledger_no = $1 AND decision_id = ANY ($2::text[])`,
};

const BESIDE_STATE = DECISION_COLUMNS.filter(({ name }) => name !== 'state');
const besideState = (of: string): string =>
  BESIDE_STATE.map(({ name }) => `${of}.${name}`).join(', ');

/** Of decisions as they were folded, those whose row is another or not there; `state`: what is stored. */
export const FIND_UNLIKE_DECISIONS = {
  name: 'docket-find-unlike-decisions',
  text: `SELECT n.opened_seq, d.state, (${besideState('d')}) IS NOT DISTINCT FROM (${besideState('n')}) AS is_like
  FROM (SELECT * FROM ${rows(DECISION_COLUMNS, 2)}) n
  LEFT JOIN docket.decision d ON d.ledger_no = $1 AND d.decision_id = n.decision_id
  WHERE d.state IS DISTINCT FROM n.state OR (${besideState('d')}) IS DISTINCT FROM (${besideState('n')})`,
};

/** Puts what was rebuilt of ledger `$1` in the place of what there is: what does not follow goes, what is missing comes. */
export const PUT_REBUILT = {
  decisions: replace('docket.decision', REBUILT_DECISIONS, ['decision_id'], DECISION_COLUMNS),
  keys: replace('docket.idempotency', REBUILT_KEYS, ['principal', 'key'], KEY_COLUMNS),
};

function replace(
  table: string,
  rebuilt: string,
  key: readonly string[],
  list: readonly Named[],
): { analyze: string; remove: string; add: string } {
  const isSame = key.map((name) => `r.${name} = d.${name}`).join(' AND ');
  const row = (of: string): string => `(${list.map(({ name }) => `${of}.${name}`).join(', ')})`;
  return {
    analyze: `ANALYZE ${rebuilt}`,
    remove: `DELETE FROM ${table} AS d WHERE d.ledger_no = $1 AND NOT EXISTS (SELECT FROM ${rebuilt} AS r
     WHERE ${isSame} AND ${row('r')} IS NOT DISTINCT FROM ${row('d')})`,
    add: `INSERT INTO ${table} (ledger_no, ${names(list)}) SELECT ledger_no, ${names(list)} FROM ${rebuilt}
     WHERE ledger_no = $1 ON CONFLICT (ledger_no, ${key.join(', ')}) DO NOTHING`,
  };
}
