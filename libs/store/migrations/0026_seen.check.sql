-- Run right after 0026_seen.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 0 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
          WHERE c.relnamespace = 'docket'::regnamespace AND NOT i.indisvalid),
    'an index is not valid';
  ASSERT (SELECT count(*) = 2 AND bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class
          WHERE relnamespace = 'docket'::regnamespace AND relkind = 'r' AND relname ~ '^seen_'),
    'row-level security is not forced on a table of what was seen';
  ASSERT (SELECT count(*) = 8 FROM pg_policies WHERE schemaname = 'docket' AND tablename ~ '^seen_'
            AND concat(qual, with_check) LIKE '%docket.ledger%'),
    'a policy does not ask for the ledger of the statement';
END
$$;
