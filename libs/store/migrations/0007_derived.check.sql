-- Run right after 0007_derived.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 11 AND bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class
          WHERE relnamespace = 'docket'::regnamespace AND relkind = 'r'
            AND (starts_with(relname, 'search_') OR starts_with(relname, 'export_'))),
    'row-level security is not forced on a table of what is derived';
  ASSERT (SELECT count(*) = 0 FROM pg_policies WHERE schemaname = 'docket'
            AND (starts_with(tablename, 'search_') OR starts_with(tablename, 'export_'))
            AND concat(qual, with_check) NOT LIKE '%docket.ledger%'
            AND concat(qual, with_check) NOT LIKE '%export_job%' AND (tablename, cmd) <> ('search_text', 'SELECT')),
    'a policy does not ask for the ledger of the statement';
END
$$;
