-- Run right after 0001_ledger.sql, in its transaction: a difference rolls the migration back.
DO $$
DECLARE
  evidence text;
  forbidden text;
BEGIN
  FOREACH evidence IN ARRAY ARRAY['ledger', 'entry', 'body', 'tile', 'checkpoint'] LOOP
    FOREACH forbidden IN ARRAY ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'] LOOP
      ASSERT NOT has_table_privilege('docket_app', format('docket.%I', evidence), forbidden),
        format('docket_app has %s on %s', forbidden, evidence);
    END LOOP;
    ASSERT has_table_privilege('docket_app', format('docket.%I', evidence), 'SELECT'),
      format('docket_app cannot read %s', evidence);
    ASSERT has_table_privilege('docket_app', format('docket.%I', evidence), 'INSERT'),
      format('docket_app cannot append to %s', evidence);
    ASSERT (SELECT count(*) = 2 AND bool_and(tgenabled = 'A') FROM pg_trigger
            WHERE tgrelid = format('docket.%I', evidence)::regclass AND NOT tgisinternal),
      format('the triggers of %s are not always on', evidence);
    ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class
            WHERE oid = format('docket.%I', evidence)::regclass),
      format('row-level security is not forced on %s', evidence);
  END LOOP;
  ASSERT NOT has_table_privilege('docket_app', 'docket.ledger_head', 'DELETE, TRUNCATE'),
    'docket_app can remove a head';
  ASSERT NOT has_table_privilege('docket_app', 'docket.idempotency', 'UPDATE, DELETE, TRUNCATE'),
    'docket_app can free an idempotency key';
  ASSERT NOT has_table_privilege('docket_app', 'docket.api_key', 'DELETE, TRUNCATE'),
    'docket_app can remove an API key';
  ASSERT NOT has_column_privilege('docket_app', 'docket.api_key', 'role', 'UPDATE'),
    'docket_app can raise the role of a key';
  ASSERT (SELECT count(*) = 0 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
          WHERE c.relnamespace = 'docket'::regnamespace AND NOT i.indisvalid),
    'an index is not valid';
  ASSERT NOT has_schema_privilege('docket_app', 'docket', 'CREATE'),
    'docket_app can create objects';
END
$$;
