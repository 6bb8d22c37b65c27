-- Run right after 0001_ledger.sql, in its transaction: a difference rolls the migration back. What protects
-- the evidence is looked at by privileges.check.sql, at every start.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 0 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
          WHERE c.relnamespace = 'docket'::regnamespace AND NOT i.indisvalid),
    'an index is not valid';
END
$$;
