/*
 * Statements that hold the rows of a range of positions against what its entries give. `$1` is the ledger's number,
 * `$2` and `$3` bound the range [from, to), and the columns follow. Each answers with what differs alone: the position,
 * and whether a row is `missing`, there without a reason (`stray`), or another (`changed`); `entries` where the row is of several.
 */

const STATE = `CASE WHEN t.ledger_no IS NULL THEN 'missing' WHEN n.is_given IS NULL THEN 'stray' ELSE 'changed' END AS state`;

interface Shape {
  table: string;
  /** The column that says of which entry a row is. */
  position: string;
  /** What names a row among those of a range. */
  key: readonly string[];
  /** All of them, each with its type as a parameter, in the order of the parameters. */
  columns: readonly (readonly [name: string, type: string])[];
}

function hold({ table, position, key, columns }: Shape): string {
  const names = columns.map(([name]) => name);
  const given = columns.map(([, type], i) => `$${i + 4}::${type === 'tsvector' ? 'text' : type}[]`);
  const read = columns.map(([name, type]) => (type === 'tsvector' ? `${name}::tsvector` : name));
  const of = (alias: string): string => names.map((name) => `${alias}.${name}`).join(', ');
  return `SELECT coalesce(n.${position}, t.${position}) AS seq, ${STATE}
    FROM (SELECT ${read.join(', ')}, true AS is_given FROM unnest(${given.join(', ')}) AS u (${names.join(', ')})) n
    FULL JOIN (SELECT * FROM docket.${table}
      WHERE ledger_no = $1 AND ${position} >= $2::bigint AND ${position} < $3::bigint) t
    ON ${key.map((name) => `t.${name} = n.${name}`).join(' AND ')}
    WHERE (${of('t')}) IS DISTINCT FROM (${of('n')}) ORDER BY 1`;
}

export const HOLD_TEXTS = hold({
  table: 'search_text',
  position: 'seq',
  key: ['seq'],
  columns: [
    ['seq', 'bigint'],
    ['opened_seq', 'bigint'],
    ['type', 'text'],
    ['words', 'tsvector'],
  ],
});

export const HOLD_DOCUMENTS = hold({
  table: 'search_document',
  position: 'seq',
  key: ['seq', 'position'],
  columns: [
    ['seq', 'bigint'],
    ['opened_seq', 'bigint'],
    ['position', 'integer'],
    ['document_id', 'text'],
    ['version', 'text'],
    ['chunk_id', 'text'],
    ['section', 'text'],
    ['role', 'text'],
  ],
});

export const HOLD_TRIPWIRES = hold({
  table: 'search_tripwire',
  position: 'seq',
  key: ['seq'],
  columns: [
    ['seq', 'bigint'],
    ['opened_seq', 'bigint'],
    ['rule', 'text'],
  ],
});

export const HOLD_SKIPPED = hold({
  table: 'search_skipped',
  position: 'seq',
  key: ['seq'],
  columns: [
    ['seq', 'bigint'],
    ['reason', 'text'],
  ],
});

/** What of a decision no later entry moves, and its table of states does not hold. */
export const HOLD_OPENINGS = hold({
  table: 'search_decision',
  position: 'opened_seq',
  key: ['opened_seq'],
  columns: [
    ['opened_seq', 'bigint'],
    ['decision_id', 'text'],
    ['subject_ref', 'text'],
  ],
});

/** Writers that are missing; those that there are without a reason are found by SEARCH_STRAYS. */
export const HOLD_WRITERS = `SELECT n.opened_seq AS seq, 'missing' AS state
  FROM unnest($4::bigint[], $5::text[]) AS n (opened_seq, actor)
  WHERE $2::bigint < $3::bigint AND NOT EXISTS (SELECT FROM docket.search_writer t
    WHERE t.ledger_no = $1 AND t.opened_seq = n.opened_seq AND t.actor = n.actor) ORDER BY 1`;

const SAID_ONCE = `opened_seq, unannounced, side_effect_id, operation, target_system, target_resource, owner, amount_value,
  amount_currency, idempotency_key, first_time`;
const ofEach = (alias: string, names: string): string =>
  names.replace(/\w+/g, (name) => `${alias}.${name}`);

/**
 * Actions that begin in the range, and those that entries of the range move: the row of one that began before it is
 * there, and has been moved as far at least. A row whose last entry is of the range is as that entry leaves it.
 */
export const HOLD_SIDE_EFFECTS = `WITH n AS (SELECT *, true AS is_given FROM unnest($4::bigint[], $5::bigint[], $6::bigint[],
    $7::boolean[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
    $16::text[], $17::text[], $18::text[]) AS u (first_seq, last_seq, opened_seq, unannounced, side_effect_id, operation,
    target_system, target_resource, owner, amount_value, amount_currency, idempotency_key, state, first_time, last_time)),
  known AS (SELECT t.* FROM docket.search_side_effect t
    WHERE t.ledger_no = $1 AND t.first_seq >= $2::bigint AND t.first_seq < $3::bigint
    UNION SELECT t.* FROM docket.search_side_effect t
    WHERE t.ledger_no = $1 AND t.opened_seq IN (SELECT opened_seq FROM n)
      AND (t.last_seq >= $2::bigint AND t.last_seq < $3::bigint
        OR t.side_effect_id IN (SELECT side_effect_id FROM n)))
  SELECT coalesce(n.first_seq, CASE WHEN t.first_seq >= $2 THEN t.first_seq ELSE t.last_seq END) AS seq, ${STATE},
    array_remove(ARRAY[n.first_seq, t.first_seq, t.last_seq], NULL) AS entries
  FROM n FULL JOIN known t ON t.opened_seq = n.opened_seq AND t.side_effect_id = n.side_effect_id
  WHERE n.is_given IS NULL AND (t.first_seq >= $2 AND t.first_seq < $3 OR t.last_seq >= $2 AND t.last_seq < $3)
    OR t.ledger_no IS NULL OR t.first_seq > n.first_seq OR t.last_seq < n.last_seq
    OR t.first_seq >= $2 AND (t.first_seq <> n.first_seq
      OR (${ofEach('t', SAID_ONCE)}) IS DISTINCT FROM (${ofEach('n', SAID_ONCE)}))
    OR t.last_seq < $3 AND (t.last_seq <> n.last_seq OR t.state <> n.state OR t.last_time <> n.last_time)
  ORDER BY 1`;
