/** How the login of the service appends: the only way that it has. */
export type AppendShape = 'one' | 'many';

/** The head of the ledger `claims`, as a table `h`. */
export const HEAD = `(SELECT h.* FROM docket.ledger_head h JOIN docket.ledger USING (ledger_no) WHERE ledger_id = 'claims') h`;

/** No leaf, but that it names the entry before it where a leaf does. */
const NO_LEAF = `('x' || encode(last_hash, 'hex') || '","role":"x')::bytea`;

/** The leaf hash of a leaf, both as SQL. */
const hashOf = (leaf: string): string => `sha256('\\x00'::bytea || ${leaf})`;

/** What the tree's right edge becomes by leaves of these hashes, behind that of the head. All as SQL. */
function edgeBehind(hashes: readonly string[]): string {
  return hashes.reduce(
    (edge, hash, i) => `(
    WITH RECURSIVE grown (edge, rest) AS (
      SELECT ${edge} || ${hash}, size + ${i}
      UNION ALL
      SELECT substring(edge FOR octet_length(edge) - 64)
        || sha256('\\x01'::bytea || substring(edge FROM octet_length(edge) - 63)), rest >> 1
      FROM grown WHERE rest & 1 = 1
    ) SELECT edge FROM grown ORDER BY octet_length(edge) LIMIT 1)`,
    'frontier',
  );
}

/**
 * A call of what appends one entry to `claims`, with values that it takes but for those that are `given`, as SQL. `leaf`:
 * what is appended, whose hash and right edge are its own where they are not given.
 */
export function appendCall(
  shape: AppendShape,
  given: Readonly<Record<string, string>>,
  leaf = NO_LEAF,
): string {
  const of = (value: string): string => (shape === 'many' ? `ARRAY[${value}]` : value);
  const column = (names: string, value: string): [string, string][] =>
    names.split(' ').map((name) => [name, of(value)]);
  const values = {
    ...Object.fromEntries([
      ...column('e_leaf', leaf),
      ...column('b_body', `'x'::bytea`),
      ...column('e_leaf_hash b_secret d_last_hash', hashOf(leaf)),
      ...column('e_prev', 'last_hash'),
      ...column('e_type d_state d_status d_directive d_stakes d_agent_id d_goal', `'x'::text`),
      ...column('d_decision_id d_opened_at d_last_time', `'junk'::text`),
      ...column('e_decision_id d_phase d_agent_name d_outcome', 'NULL::text'),
      ...column('e_decision_seq', 'NULL::integer'),
      ...column('d_opened_seq d_last_seq', '0::bigint'),
      ...column('d_entry_count', '1'),
      ...column('d_needs_human', 'false'),
    ]),
    ...(shape === 'many' &&
      Object.fromEntries(
        'k_principal k_key k_seq k_entry_count k_request_digest k_answer t_hashes t_nodes t_root t_level t_index'
          .split(' ')
          .map((name) => [name, 'NULL']),
      )),
    of_ledger: 'ledger_no',
    size_before: 'size',
    last_before: 'last_hash',
    size_after: 'size + 1',
    last_after: hashOf(leaf),
    time_after: 'last_time',
    frontier_after: edgeBehind([hashOf(leaf)]),
    not_before: 'now()',
    ...given,
  };
  const named = Object.entries(values).map(([name, value]) => `${name} => ${value}`);
  return `SELECT docket.append_${shape}(${named.join(', ')}) AS answer FROM ${HEAD}`;
}
