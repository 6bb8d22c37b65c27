/** What the role that the server works as may do, by table, as the migrations grant it (`schema.sql`, held by a test). */
const GRANTS = {
  alert_firing: 'DELETE INSERT SELECT',
  alert_rule: 'DELETE INSERT SELECT UPDATE',
  api_key: 'INSERT SELECT UPDATE',
  body: 'SELECT',
  checkpoint: 'INSERT SELECT',
  claim: 'DELETE INSERT SELECT UPDATE',
  decision: 'INSERT SELECT UPDATE',
  entry: 'SELECT',
  expiry_run: 'INSERT SELECT UPDATE',
  export_job: 'INSERT SELECT UPDATE',
  export_part: 'DELETE INSERT SELECT',
  idempotency: 'INSERT SELECT',
  ledger: 'INSERT SELECT',
  ledger_head: 'INSERT SELECT UPDATE',
  ledger_move: 'SELECT',
  otlp_arrival: 'DELETE INSERT SELECT UPDATE',
  otlp_chunk: 'INSERT SELECT UPDATE',
  otlp_request: 'DELETE INSERT SELECT',
  otlp_trace: 'DELETE INSERT SELECT UPDATE',
  outbox_endpoint: 'DELETE INSERT SELECT UPDATE',
  outbox_message: 'DELETE INSERT SELECT UPDATE',
  person: 'DELETE INSERT SELECT UPDATE',
  reminder: 'DELETE INSERT SELECT UPDATE',
  reminder_schedule: 'INSERT SELECT UPDATE',
  saved_view: 'DELETE INSERT SELECT UPDATE',
  search_count: 'INSERT SELECT UPDATE',
  search_cursor: 'INSERT SELECT UPDATE',
  search_decision: 'INSERT SELECT UPDATE',
  search_document: 'INSERT SELECT',
  search_side_effect: 'INSERT SELECT UPDATE',
  search_skipped: 'INSERT SELECT',
  search_text: 'INSERT SELECT',
  search_tripwire: 'INSERT SELECT',
  search_writer: 'INSERT SELECT',
  seen_cursor: 'INSERT SELECT UPDATE',
  seen_finding: 'DELETE INSERT SELECT',
  session: 'DELETE INSERT SELECT UPDATE',
  sign_in_taken_back: 'DELETE INSERT SELECT UPDATE',
  tile: 'INSERT SELECT',
} as const;

/** Each table, with its schema, and one privilege. UPDATE may be of some columns only. */
export const NEEDED_PRIVILEGES: readonly (readonly [relation: string, privilege: string])[] =
  Object.entries(GRANTS).flatMap(([table, privileges]) =>
    privileges.split(' ').map((privilege) => [`docket.${table}`, privilege] as const),
  );

/** What adds entries and moves heads, as the owner: the role may do neither by itself. */
const NEEDED_FUNCTIONS = ['docket.append_one', 'docket.append_many'] as const;

/** Both, as the statements take them that ask whether a role has all of it: where, and what. */
export const NEEDED: readonly [string[], string[]] = [
  [...NEEDED_PRIVILEGES.map(([relation]) => relation), ...NEEDED_FUNCTIONS],
  [
    ...NEEDED_PRIVILEGES.map(([, privilege]) => privilege),
    ...NEEDED_FUNCTIONS.map(() => 'EXECUTE'),
  ],
];

/**
 * What a role lacks, a row each, as `INSERT on docket.entry`. Of NEEDED in `$1` and `$2`; `$3`: the role, `null` for the
 * one that asks. What is not there is lacking too.
 */
export const LACKS = `SELECT privilege || ' on ' || relation AS lacks
  FROM unnest($1::text[], $2::text[]) AS needed (relation, privilege), coalesce($3::name, current_user) AS holder
  WHERE NOT coalesce(CASE privilege
    WHEN 'EXECUTE' THEN has_function_privilege(holder, to_regproc(relation), privilege)
    WHEN 'UPDATE' THEN has_any_column_privilege(holder, to_regclass(relation), privilege)
    ELSE has_table_privilege(holder, to_regclass(relation), privilege) END, false)`;
