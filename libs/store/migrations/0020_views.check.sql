-- Run right after 0020_views.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 0 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
          WHERE c.relnamespace = 'docket'::regnamespace AND NOT i.indisvalid),
    'an index is not valid';
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'docket.saved_view'::regclass),
    'row-level security is not forced on saved views';
  ASSERT (SELECT count(*) = 4 FROM pg_policies WHERE schemaname = 'docket' AND tablename = 'saved_view'
            AND concat(qual, with_check) LIKE '%docket.ledger%'),
    'a policy does not ask for the ledger of the statement';
END
$$;
