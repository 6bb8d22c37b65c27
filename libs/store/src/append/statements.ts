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
  text: `SELECT size, last_hash, last_time, frontier
  FROM docket.ledger_head WHERE ledger_no = $1 FOR UPDATE`,
};

/**
 * LATERAL with LIMIT makes it one index lookup a key. As a plain join, PostgreSQL reads every key of the
 * ledger where many are wanted and the table has no statistics yet: a batch then costs more the longer
 * the ledger is.
 */
export const FIND_KEYS = {
  name: 'docket-find-keys',
  text: `SELECT i.key, i.seq, i.entry_count, i.request_digest, i.answer
  FROM unnest($2::text[]) AS wanted (key)
  CROSS JOIN LATERAL (
    SELECT * FROM docket.idempotency
    WHERE ledger_no = $1 AND key = wanted.key LIMIT 1
  ) i`,
};

/** Only the decisions whose last entry is not the one that the caller knows. */
export const FIND_CHANGED_DECISIONS = {
  name: 'docket-find-changed-decisions',
  text: `SELECT d.decision_id, d.last_hash, d.state
  FROM unnest($2::text[], $3::bigint[]) AS known (decision_id, last_seq)
  JOIN docket.decision d ON d.ledger_no = $1 AND d.decision_id = known.decision_id
  WHERE d.last_seq <> known.last_seq`,
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

/** `$from`, `$from+1`, … each cast to its array type. */
function arrays(from: number, types: readonly string[]): string {
  return types.map((type, i) => `$${from + i}::${type}[]`).join(', ');
}

const DECISION_TYPES =
  'text text bigint bigint bytea integer text text text text boolean text text text text text text'.split(
    ' ',
  );
const KEY_TYPES = 'text bigint integer bytea text'.split(' ');

function insertDecisions(from: number, source: string): string {
  return `INSERT INTO docket.decision (ledger_no, state, decision_id, opened_seq, last_seq, last_hash, entry_count,
    status, phase, directive, stakes, needs_human, agent_id, agent_name, goal, outcome, opened_at, last_time)
  SELECT ${source} unnest(${arrays(from, DECISION_TYPES)}) AS n
  ON CONFLICT (ledger_no, decision_id) DO UPDATE SET
    last_seq = EXCLUDED.last_seq, last_hash = EXCLUDED.last_hash, entry_count = EXCLUDED.entry_count,
    status = EXCLUDED.status, phase = EXCLUDED.phase, directive = EXCLUDED.directive,
    needs_human = EXCLUDED.needs_human, goal = EXCLUDED.goal, outcome = EXCLUDED.outcome,
    last_time = EXCLUDED.last_time, state = EXCLUDED.state`;
}

function insertKeys(from: number, source: string): string {
  return `INSERT INTO docket.idempotency (ledger_no, key, seq, entry_count, request_digest, answer)
  SELECT ${source} unnest(${arrays(from, KEY_TYPES)}) AS n`;
}

/**
 * A whole batch in one statement, and only if the head still is where the batch was planned to begin:
 * `moved` is empty otherwise, and everything is inserted from it. Inside a transaction that holds the
 * lock it always is; outside of one the statement is its own transaction, which saves the round trip for
 * the lock while nobody else writes.
 *
 * The long parameters come first: node-postgres builds the message in a buffer that grows by half and the
 * next parameter, so the other order copies it many times (25 µs an entry, measured).
 */
function append(extra: string): string {
  return `WITH moved AS (
  UPDATE docket.ledger_head SET size = $6, last_hash = $7, last_time = $8, frontier = $9
  WHERE ledger_no = $3 AND size = $4 AND last_hash = $5 RETURNING ledger_no
), entries AS (
  INSERT INTO docket.entry (ledger_no, seq, leaf, leaf_hash, prev, type, decision_id, decision_seq)
  SELECT moved.ledger_no, $4::bigint + n.position - 1, n.leaf, n.leaf_hash, n.prev, n.type, n.decision_id, n.decision_seq
  FROM moved, unnest($2::bytea[], ${arrays(10, ['bytea', 'bytea', 'text', 'text', 'integer'])})
    WITH ORDINALITY AS n (leaf, leaf_hash, prev, type, decision_id, decision_seq, position)
), bodies AS (
  INSERT INTO docket.body (ledger_no, seq, body, secret)
  SELECT moved.ledger_no, $4::bigint + n.position - 1, n.body, n.secret
  FROM moved, unnest($1::bytea[], $15::bytea[]) WITH ORDINALITY AS n (body, secret, position)
), decisions AS (
  ${insertDecisions(16, 'moved.ledger_no, n.* FROM moved,')}
)${extra}
SELECT ledger_no FROM moved`;
}

/** Most batches: no idempotency key is used for the first time, and no tile becomes full. */
export const APPEND = { name: 'docket-append', text: append('') };

/** Each part costs PostgreSQL time even when it has no rows. */
export const APPEND_WITH_KEYS_AND_TILES = {
  name: 'docket-append-with-keys-and-tiles',
  text: append(`, keys AS (
  ${insertKeys(33, 'moved.ledger_no, n.* FROM moved,')}
), tiles AS (
  INSERT INTO docket.tile (ledger_no, level, index, root, hashes)
  SELECT moved.ledger_no, n.* FROM moved, unnest(${arrays(38, ['integer', 'bigint', 'bytea', 'bytea'])}) AS n
)`),
};

/** For rebuilding: the projections alone. */
export const UPSERT_DECISIONS = {
  name: 'docket-upsert-decisions',
  text: insertDecisions(2, '$1::integer, n.* FROM'),
};

export const INSERT_KEYS = {
  name: 'docket-insert-keys',
  text: insertKeys(2, '$1::integer, n.* FROM'),
};
