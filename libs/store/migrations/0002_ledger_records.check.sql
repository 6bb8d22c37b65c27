-- Run right after 0002_ledger_records.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'docket.entry_ledger_record'::regclass),
    'the index of entries outside decisions is not valid';
END
$$;
