/** What the role that the server works as may do, by table, as the migrations grant it (`schema.sql`, held by a test). */
const GRANTS = {
  api_key: 'INSERT SELECT UPDATE',
  body: 'INSERT SELECT',
  checkpoint: 'INSERT SELECT',
  decision: 'INSERT SELECT UPDATE',
  entry: 'INSERT SELECT',
  export_job: 'INSERT SELECT UPDATE',
  export_part: 'DELETE INSERT SELECT',
  idempotency: 'INSERT SELECT',
  ledger: 'INSERT SELECT',
  ledger_head: 'INSERT SELECT UPDATE',
  otlp_item: 'INSERT SELECT UPDATE',
  otlp_trace: 'DELETE INSERT SELECT UPDATE',
  outbox_endpoint: 'DELETE INSERT SELECT UPDATE',
  outbox_message: 'DELETE INSERT SELECT UPDATE',
  person: 'DELETE INSERT SELECT UPDATE',
  search_cursor: 'INSERT SELECT UPDATE',
  search_decision: 'INSERT SELECT UPDATE',
  search_document: 'INSERT SELECT',
  search_side_effect: 'INSERT SELECT UPDATE',
  search_skipped: 'INSERT SELECT',
  search_text: 'INSERT SELECT',
  search_tripwire: 'INSERT SELECT',
  search_writer: 'INSERT SELECT',
  session: 'DELETE INSERT SELECT UPDATE',
  tile: 'INSERT SELECT',
} as const;

/** Each table, with its schema, and one privilege. UPDATE may be of some columns only. */
export const NEEDED_PRIVILEGES: readonly (readonly [relation: string, privilege: string])[] =
  Object.entries(GRANTS).flatMap(([table, privileges]) =>
    privileges.split(' ').map((privilege) => [`docket.${table}`, privilege] as const),
  );
