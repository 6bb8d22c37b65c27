/**
 * Every statement of an append, in the order in which they are sent. All are named, so that each
 * connection parses them once.
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

export const FIND_KEYS = {
  name: 'docket-find-keys',
  text: `SELECT i.key, i.seq, i.entry_count, i.request_digest, i.answer
  FROM unnest($2::text[]) AS wanted (key)
  JOIN docket.idempotency i ON i.ledger_no = $1 AND i.key = wanted.key`,
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

export const INSERT_ENTRIES = {
  name: 'docket-insert-entries',
  text: `INSERT INTO docket.entry (ledger_no, seq, leaf_hash, prev, type, decision_id, decision_seq, leaf)
  SELECT $1::integer, $2::bigint + e.position - 1, e.leaf_hash, e.prev, e.type, e.decision_id, e.decision_seq, e.leaf
  FROM unnest($3::bytea[], $4::bytea[], $5::text[], $6::text[], $7::integer[], $8::bytea[])
    WITH ORDINALITY AS e (leaf_hash, prev, type, decision_id, decision_seq, leaf, position)`,
};

export const INSERT_BODIES = {
  name: 'docket-insert-bodies',
  text: `INSERT INTO docket.body (ledger_no, seq, body, secret)
  SELECT $1::integer, $2::bigint + b.position - 1, b.body, b.secret
  FROM unnest($3::bytea[], $4::bytea[]) WITH ORDINALITY AS b (body, secret, position)`,
};

export const UPSERT_DECISIONS = {
  name: 'docket-upsert-decisions',
  text: `INSERT INTO docket.decision AS d (ledger_no, decision_id, opened_seq, last_seq, last_hash, entry_count,
    status, phase, directive, stakes, needs_human, agent_id, agent_name, goal, outcome, opened_at, last_time, state)
  SELECT $1::integer, n.*
  FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::bytea[], $6::integer[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::boolean[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[],
    $18::text[]) AS n
  ON CONFLICT (ledger_no, decision_id) DO UPDATE SET
    last_seq = EXCLUDED.last_seq, last_hash = EXCLUDED.last_hash, entry_count = EXCLUDED.entry_count,
    status = EXCLUDED.status, phase = EXCLUDED.phase, directive = EXCLUDED.directive,
    needs_human = EXCLUDED.needs_human, goal = EXCLUDED.goal, outcome = EXCLUDED.outcome,
    last_time = EXCLUDED.last_time, state = EXCLUDED.state`,
};

export const INSERT_KEYS = {
  name: 'docket-insert-keys',
  text: `INSERT INTO docket.idempotency (ledger_no, key, seq, entry_count, request_digest, answer)
  SELECT $1::integer, k.* FROM unnest($2::text[], $3::bigint[], $4::integer[], $5::bytea[], $6::text[]) AS k`,
};

export const INSERT_TILES = {
  name: 'docket-insert-tiles',
  text: `INSERT INTO docket.tile (ledger_no, level, index, root, hashes)
  SELECT $1::integer, t.* FROM unnest($2::integer[], $3::bigint[], $4::bytea[], $5::bytea[]) AS t`,
};

export const MOVE_HEAD = {
  name: 'docket-move-head',
  text: `UPDATE docket.ledger_head SET size = $2, last_hash = $3, last_time = $4, frontier = $5
  WHERE ledger_no = $1`,
};
