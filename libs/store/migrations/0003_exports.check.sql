-- Run right after 0003_exports.sql, in its transaction: a difference rolls the migration back.
DO $$
DECLARE fixed text;
BEGIN
  ASSERT NOT has_table_privilege('docket_app', 'docket.export_job', 'DELETE, TRUNCATE'),
    'docket_app can remove an export job';
  FOREACH fixed IN ARRAY ARRAY['export_id', 'ledger_no', 'requested_by', 'role', 'via', 'request', 'idempotency_key', 'created_at'] LOOP
    ASSERT NOT has_column_privilege('docket_app', 'docket.export_job', fixed, 'UPDATE'),
      format('docket_app can change %s of an export job', fixed);
  END LOOP;
  ASSERT NOT has_table_privilege('docket_app', 'docket.export_part', 'UPDATE, TRUNCATE'),
    'docket_app can change the file of an export';
  ASSERT has_table_privilege('docket_app', 'docket.export_part', 'DELETE'),
    'docket_app cannot let a file expire';
END
$$;
