-- Run right after 0027_arrivals.sql, in its transaction: a difference rolls the migration back.
DO $$
BEGIN
  ASSERT (SELECT count(*) = 0 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
          WHERE c.relnamespace = 'docket'::regnamespace AND NOT i.indisvalid),
    'an index is not valid';
  ASSERT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = 'docket.otlp_arrival'::regclass),
    'row-level security is not forced on the table of requests that came';
  ASSERT (SELECT count(*) = 4 FROM pg_policies WHERE schemaname = 'docket' AND tablename = 'otlp_arrival'
            AND concat(qual, with_check) LIKE '%docket.ledger%'),
    'a policy does not ask for the ledger of the statement';
END
$$;
