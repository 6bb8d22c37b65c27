/** Statements that fill the search projection. `$1` is the ledger's number everywhere. */

export const MAKE_CURSOR = `INSERT INTO docket.search_cursor (ledger_no, size) VALUES ($1, 0)
  ON CONFLICT DO NOTHING`;

/** Whoever holds the cursor indexes; one who waits for it finds the work done. */
export const LOCK_CURSOR = 'SELECT size FROM docket.search_cursor WHERE ledger_no = $1 FOR UPDATE';

/** Where another process is at it already, there is nothing to wait for. */
export const TRY_CURSOR = `${LOCK_CURSOR} SKIP LOCKED`;

export const MOVE_CURSOR = 'UPDATE docket.search_cursor SET size = $2 WHERE ledger_no = $1';

/** Entries that can be indexed: of a ledger that is being copied here those of which the decisions are here too. */
const INDEXABLE = `CASE h.standing WHEN 'coming' THEN coalesce(
    (SELECT m.derived FROM docket.ledger_move m WHERE m.ledger_no = h.ledger_no), 0) ELSE h.size END`;

export const READ_HEAD = `SELECT ${INDEXABLE} AS size FROM docket.ledger_head h WHERE h.ledger_no = $1`;

/** Entries $2 to $3 - 1, with a row for each position: a gap is a finding, not an end. */
export const READ_ENTRIES = `SELECT p.seq, e.leaf, b.body
  FROM generate_series($2::bigint, $3::bigint - 1) AS p (seq)
  LEFT JOIN docket.entry e ON e.ledger_no = $1 AND e.seq = p.seq
  LEFT JOIN docket.body b ON b.ledger_no = $1 AND b.seq = p.seq
  ORDER BY p.seq`;

/** Entries of decisions below a position, in order. */
export const READ_ENTRIES_OF = `SELECT e.seq, e.leaf, b.body
  FROM docket.entry e LEFT JOIN docket.body b ON b.ledger_no = $1 AND b.seq = e.seq
  WHERE e.ledger_no = $1 AND e.decision_id = ANY ($2::text[]) AND e.seq < $3::bigint
  ORDER BY e.seq`;

/** All of it: a row that somebody else put at the decision's position is the decision's again. */
const SHOWN = `decision_id, stakes, opened_at, last_seq, entry_count, needs_human, status, phase, directive, agent_id, agent_name, goal,
  outcome, last_time`;

/** The rows of the given decisions as their fold left them; returns where each begins. */
export const COPY_DECISIONS = `INSERT INTO docket.search_decision AS s
  (ledger_no, opened_seq, subject_ref, ${SHOWN})
  SELECT d.ledger_no, d.opened_seq, n.subject_ref,
    ${SHOWN.replace(/\w+/g, (name) => `d.${name}`)}
  FROM unnest($2::text[], $3::text[]) AS n (decision_id, subject_ref)
  JOIN docket.decision d ON d.ledger_no = $1 AND d.decision_id = n.decision_id
  ON CONFLICT (ledger_no, opened_seq) DO UPDATE SET
    ${SHOWN.replace(/\w+/g, (name) => `${name} = EXCLUDED.${name}`)},
    subject_ref = COALESCE(EXCLUDED.subject_ref, s.subject_ref), waits = 0, next_due = NULL
  RETURNING s.decision_id, s.opened_seq, s.status`;

/** States of decisions, by id. */
export const READ_STATES = `SELECT opened_seq, state FROM docket.decision
  WHERE ledger_no = $1 AND decision_id = ANY ($2::text[])`;

/** What waits in decisions that COPY_DECISIONS has copied. */
export const SET_WAITS = `UPDATE docket.search_decision s SET waits = n.waits, next_due = n.next_due
  FROM unnest($2::bigint[], $3::integer[], $4::text[]) AS n (opened_seq, waits, next_due)
  WHERE s.ledger_no = $1 AND s.opened_seq = n.opened_seq`;

export const ADD_TEXTS = `INSERT INTO docket.search_text (ledger_no, seq, opened_seq, type, words)
  SELECT $1, seq, opened_seq, type, words::tsvector
  FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[]) AS n (seq, opened_seq, type, words)
  ON CONFLICT DO NOTHING`;

export const ADD_WRITERS = `INSERT INTO docket.search_writer (ledger_no, opened_seq, actor)
  SELECT $1, * FROM unnest($2::bigint[], $3::text[]) ON CONFLICT DO NOTHING`;

export const ADD_DOCUMENTS = `INSERT INTO docket.search_document
  (ledger_no, seq, opened_seq, position, document_id, version, chunk_id, section, role)
  SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::integer[], $5::text[], $6::text[], $7::text[],
    $8::text[], $9::text[])
  ON CONFLICT DO NOTHING`;

export const ADD_TRIPWIRES = `INSERT INTO docket.search_tripwire (ledger_no, seq, opened_seq, rule)
  SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::text[]) ON CONFLICT DO NOTHING`;

/** What an action is was said by its first entry; later ones only move it. */
export const MOVE_SIDE_EFFECTS = `INSERT INTO docket.search_side_effect
  (ledger_no, first_seq, last_seq, opened_seq, unannounced, side_effect_id, operation, target_system,
   target_resource, owner, amount_value, amount_currency, idempotency_key, state, first_time, last_time)
  SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[], $6::text[], $7::text[],
    $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
    $16::text[])
  ON CONFLICT (ledger_no, opened_seq, side_effect_id) DO UPDATE SET
    state = EXCLUDED.state, last_seq = EXCLUDED.last_seq, last_time = EXCLUDED.last_time`;

export const ADD_SKIPPED = `INSERT INTO docket.search_skipped (ledger_no, seq, reason)
  SELECT $1, * FROM unnest($2::bigint[], $3::text[]) ON CONFLICT DO NOTHING`;

/** Ledgers with entries that are not indexed yet. */
export const FIND_BEHIND = `SELECT h.ledger_no, h.size, COALESCE(c.size, 0) AS indexed
  FROM (SELECT h.ledger_no, ${INDEXABLE} AS size FROM docket.ledger_head h) h
  LEFT JOIN docket.search_cursor c ON c.ledger_no = h.ledger_no
  WHERE h.size > COALESCE(c.size, 0) ORDER BY h.size - COALESCE(c.size, 0) DESC LIMIT 64`;

/** The projection's tables beside the cursor. Only the owner may empty them. */
export const SEARCH_TABLES = [
  'search_text',
  'search_document',
  'search_side_effect',
  'search_tripwire',
  'search_writer',
  'search_skipped',
  'search_decision',
  // Behind the rows that it counts.
  'search_count',
] as const;
export type SearchTable = (typeof SEARCH_TABLES)[number];
