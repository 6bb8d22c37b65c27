-- Run right after 0001_ledger.sql, in its transaction: a difference rolls the migration back. What protects
-- the evidence is looked at by privileges.check.sql, at every start.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 0 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
          WHERE c.relnamespace = 'docket'::regnamespace AND NOT i.indisvalid),
    'an index is not valid';
  ASSERT (SELECT count(*) = 2 AND bool_and(prosecdef AND proconfig IS NOT NULL) FROM pg_proc
          WHERE pronamespace = 'docket'::regnamespace AND proname IN ('append_one', 'append_many')),
    'what appends does not do it as the owner, or by a path of its own';
END
$$;
